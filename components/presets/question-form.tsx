import Form from "next/form"
import { buttonStyles } from "@/components/ui/button"
import { Card, CardHeader } from "@/components/ui/card"
import { RadioGroup } from "@/components/ui/radio-group"
import type { Answers } from "@/lib/presets/domain/answers"
import { questions } from "./question-words"

type QuestionFormProps = { action: string; answers: Partial<Answers>; missing: boolean }

/** Four questions; the answers stand in the address, so that they can be shared and come back with the page. */
export function QuestionForm({ action, answers, missing }: QuestionFormProps) {
  return (
    <Card>
      <CardHeader
        title="Four questions"
        description="Two or three structures are recommended, with reasons from your own purchases where there are enough."
      />
      <Form action={action} scroll={false} className="grid gap-6">
        <div className="grid items-start gap-6 sm:grid-cols-2">
          {questions.map(({ name, label, options }) => (
            <RadioGroup
              key={name}
              name={name}
              label={label}
              options={options}
              defaultValue={answers[name]}
              {...(missing && answers[name] === undefined ? { error: "Choose one." } : {})}
            />
          ))}
        </div>
        <button type="submit" className={buttonStyles({ variant: "primary", className: "w-fit" })}>
          Recommend structures
        </button>
      </Form>
    </Card>
  )
}
