// Loaded ahead of the programs that the start runs. The pipe closes when the start ends, however it ends.
import { Socket } from "node:net"

const fd = Number(process.env.REGULARS_PARENT_PIPE)
// Not for the children of this program: they have no such pipe.
delete process.env.REGULARS_PARENT_PIPE

if (fd) {
  const pipe = new Socket({ fd })
  pipe.on("error", () => {})
  pipe.on("close", () => process.kill(process.pid, "SIGTERM"))
  pipe.resume()
  pipe.unref()
}
