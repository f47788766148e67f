/**
 * The address of a lesson if the course has a site, else its path on any site of the course.
 *
 * @param lesson `<unit>/<page>`, and `#<anchor>` of a paragraph
 * @param site where the course's pages are served, with or without a slash at its end
 */
export function lessonLink(lesson: string, site?: string): string {
  const [page = '', anchor] = lesson.split('#');
  return `${(site ?? '').replace(/\/+$/, '')}/${page}/${anchor === undefined ? '' : `#${anchor}`}`;
}
