const longest = 50_000;

/** In the child, where only numbers leave: the JSON text of a student's answers, as UTF-16 codes. */
export function answerCodes(answers: unknown): number[] {
  const json = JSON.stringify(answers) as string | undefined;
  if (json === undefined || !json.startsWith('{'))
    throw new Error('answers must be an object with one entry for each question.');
  if (json.length > longest)
    throw new Error(`answers have ${json.length} characters; ${longest} are the most that are read.`);
  return Array.from({ length: json.length }, (_, i) => json.charCodeAt(i));
}
