import {
  Activity,
  ArrowDownToLine,
  BookOpenText,
  ChartNoAxesCombined,
  ConciergeBell,
  FlaskConical,
  Gift,
  House,
  MessageCircleQuestion,
  ScanLine,
  Settings,
  Shapes,
  SlidersHorizontal,
  Users,
} from "lucide-react"
import type { NavIcon as Name } from "./navigation"

const icons = {
  overview: House,
  program: SlidersHorizontal,
  activities: Activity,
  simulations: FlaskConical,
  rewards: Gift,
  members: Users,
  segments: Shapes,
  imports: ArrowDownToLine,
  surveys: MessageCircleQuestion,
  metrics: ChartNoAxesCombined,
  ledger: BookOpenText,
  counter: ScanLine,
  benefits: ConciergeBell,
  settings: Settings,
} as const satisfies Record<Name, unknown>

export function NavIcon({ name }: { name: Name }) {
  const Icon = icons[name]
  return <Icon aria-hidden className="size-[1.125rem] shrink-0" strokeWidth={1.75} />
}
