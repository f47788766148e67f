/** What `run` takes of this thread's processor time, in milliseconds: other programs do not lengthen it. */
export async function processorMs(run: () => unknown): Promise<number> {
  const before = process.threadCpuUsage();
  await run();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
