declare module 'virtual:student-frame' {
  /** The document of the sandboxed frame. */
  export const page: string;
  /** JavaScript that runs a student's code in the frame's worker. */
  export const runner: string;
}
