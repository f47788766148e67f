/**
 * A type error without the compiler's advice for other projects: a student cannot install a package or set an option.
 */
export const withoutAdvice = (message: string): string => message.replaceAll(/ Do you need to [^\n]*/g, '');
