import { Button } from "@/components/ui/button"
import { Card, CardHeader } from "@/components/ui/card"
import { type EventTemplate, eventTemplates } from "@/lib/purchases/domain/events/event-templates"

type TemplatePickerProps = { taken: readonly string[]; onPick: (template: EventTemplate) => void }

/** Kinds of activity that are ready to be taken over. */
export function TemplatePicker({ taken, onPick }: TemplatePickerProps) {
  return (
    <Card>
      <CardHeader title="Begin with one of these" description="Everything can be changed before you add it." />
      <ul className="grid gap-3 sm:grid-cols-2">
        {eventTemplates.map((template) => (
          <li key={template.code} className="grid content-start gap-2 rounded-control border border-line p-3">
            <h3 className="font-semibold">{template.name}</h3>
            <p className="text-sm text-muted text-pretty">{template.purpose}</p>
            {taken.includes(template.code) ? (
              <p className="text-sm text-muted">You have it already.</p>
            ) : (
              <Button size="sm" className="w-fit" onClick={() => onPick(template)}>
                Use “{template.name}”
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
