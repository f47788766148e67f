/** Kernels. */
export function registerWebgpuKernels(): void {
  // none yet
}
