/**
 * A type error without what the compiler advises for other projects: a student's file has no package to install and no
 * option to set.
 */
export const withoutAdvice = (message: string): string => message.replaceAll(/ Do you need to [^\n]*/g, '');
