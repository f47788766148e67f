/** Folders named after the assignment: `hw1`, `Assignment 02`, `Blatt-3`. */
export const assignmentName =
  /^(?:home ?work|hw|assignment|exercise|ex|lab|project|problem[ _-]?set|p?set|ps|sheet|week|task|(?:haus)?aufgabe|[uü]e?bung|blatt|projekt|woche|devoir|tp|td|tarea|compito)(?:n|en|s|es)?[ _-]?\d{0,3}$/iu;

/** Folders named after their content; no student has such a name. */
export const workName =
  /^(?:(?:my|our|mein|the)[ _-]?)?(?:course|work|code|src|source|solutions?|l(?:ö|oe)sung(?:en)?|submission|abgabe|files|answers|workspace|genlab|dist|build|out)$/iu;

const sectionWord =
  /^(?:section|sec|sektion|tutorial|tutorium|tut|class|klasse|kurs|course|cohort|period|stream|seminar|recitation|workshop|campus|parallel|zug)(?:[ _-]*[\p{L}\d]{1,3})?$/iu;
const weekday =
  /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?(?:[ _-].*)?$|^(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)(?:[ _-].*)?$/iu;
/** `A`, `01`, `B2`. */
const label = /^(?:\p{L}?\d{1,2}|\p{L})$/iu;

/** Names of a folder for a part of a class: `Section A`, `Tutorial 3`, `B`. A group may be a group of students. */
export const isSectionName = (name: string): boolean => isSectionWord(name) || label.test(name);

/** The same without labels: with blind marking, students may be called `A` and `B`. */
export const isSectionWord = (name: string): boolean => sectionWord.test(name) || weekday.test(name);
