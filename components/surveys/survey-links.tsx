import { Download } from "lucide-react"
import { buttonStyles } from "@/components/ui/button"
import { Card, CardHeader } from "@/components/ui/card"
import { CodeBlock } from "@/components/ui/code-block"
import { formatInteger } from "@/lib/core/points"
import { InviteDialog } from "./invite-dialog"

type SurveyLinksProps = {
  merchantSlug: string
  surveyId: string
  publicUrl: string
  open: boolean
  invited: number
  invitedAnswered: number
  segments: readonly { id: string; name: string }[]
}

/** The public link, and the personal ones. */
export function SurveyLinks(props: SurveyLinksProps) {
  const { merchantSlug, surveyId, publicUrl, open, invited, invitedAnswered, segments } = props
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <Card>
        <CardHeader title="Public link" description="For a receipt, a poster or your website. Anybody can answer." />
        <CodeBlock code={publicUrl} label="Public link" />
      </Card>
      <Card>
        <CardHeader title="Personal links" description="One for each member, so that answers are known by customer." />
        <p className="tabular mb-4 text-sm">
          {invited === 0
            ? "Nobody is invited yet."
            : `${formatInteger(invitedAnswered)} of ${formatInteger(invited)} invited members have answered.`}
        </p>
        <div className="flex flex-wrap gap-2">
          {open ? <InviteDialog merchantSlug={merchantSlug} surveyId={surveyId} segments={segments} /> : null}
          {invited > 0 ? (
            <a href={`/d/${merchantSlug}/surveys/${surveyId}/links.csv`} download className={buttonStyles()}>
              <Download aria-hidden />
              Links as CSV
            </a>
          ) : null}
        </div>
      </Card>
    </div>
  )
}
