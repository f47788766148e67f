/** What people call a folder after the assignment: `hw1`, `Assignment 02`, `Blatt-3`. */
export const assignmentName =
  /^(?:home ?work|hw|assignment|exercise|ex|lab|project|problem[ _-]?set|p?set|ps|sheet|week|task|(?:haus)?aufgabe|[uü]e?bung|blatt|projekt|woche|devoir|tp|td|tarea|compito)(?:n|en|s|es)?[ _-]?\d{0,3}$/iu;

/** What people call a folder after what lies in it; no student is called so. */
export const workName =
  /^(?:(?:my|our|mein|the)[ _-]?)?(?:course|work|code|src|source|solutions?|l(?:ö|oe)sung(?:en)?|submission|abgabe|files|answers|workspace|genlab|dist|build|out)$/iu;
