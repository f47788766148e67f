/** The parts of a learning platform's name for a file or folder. The number keeps namesakes apart. */
export interface PlatformName {
  /** The id in results; it seeds the hidden inputs, so it is the same in each export. */
  readonly student: string;
  /**
   * Moodle puts the group before the name: for a group's submission, and for each student's if the export is by groups.
   */
  readonly group?: string;
  /** The student's own name for the file; absent for a folder. */
  readonly file?: string;
  /** Text that was typed into the platform, or a link; neither can be graded. */
  readonly typed?: true;
}

/**
 * Canvas numbers a file that the student has handed in before: `first-1.ts`. The mark is removed when files are
 * matched.
 */
const canvasAnonymous = /^(?:LATE_)?anon_([^_]+)_(\d+)_(.+)$/;
const canvasAnonymousText = /^(?:LATE_)?anon_([^_]+)_(?:text|link)\.html$/;
/** `lovelaceada_LATE_4711_98765_work.zip`: name, user, attachment, file. A name may hold underscores. */
const canvas = /^(.+?)_(?:LATE_)?(\d+)_(\d+)_(.+)$/;
const canvasText = /^(.+?)_(?:LATE_)?(\d+)_(?:text|link)\.html$/;
/**
 * `Ada Lovelace_4711_assignsubmission_file_`, followed by the file if the export has no folders. The group of students
 * without a group has no number: `Default group_assignsubmission_file`.
 */
const moodle = /^(.+?)(?:_(\d+))?_assignsubmission_(file|onlinetext)_?(.*)$/;
/** A download of Classroom 50: its time looks like Canvas's numbers. */
const classroom50 = /_submissions_\d{4}_\d\d_\d\d_T_/;
/** Blind marking: `Participant_4711_…`, and `Participant 4711` in the worksheet. */
const participant = /^participant(?: (\d+))?$/i;

export function platformName(name: string): PlatformName | undefined {
  if (classroom50.test(name)) return undefined;
  const moodled = moodleName(name);
  if (moodled) return moodled;
  const [, hidden, , hiddenFile] = canvasAnonymous.exec(name) ?? [];
  if (hidden !== undefined) return { student: `anon-${hidden}`, file: hiddenFile ?? '' };
  const [, typist] = canvasAnonymousText.exec(name) ?? [];
  if (typist !== undefined) return { student: `anon-${typist}`, file: name, typed: true };
  const [, canvasName, user, , file] = canvas.exec(name) ?? [];
  if (canvasName !== undefined) return { student: `${canvasName}-${user ?? ''}`, file: file ?? '' };
  const [, writer, writerId] = canvasText.exec(name) ?? [];
  if (writer !== undefined) return { student: `${writer}-${writerId ?? ''}`, file: name, typed: true };
  return undefined;
}

const groupWord =
  /^((?:default )?(?:group|team|gruppe|groupe|grupo|gruppo|equipo|equipe|équipe)(?![\p{L}]).*?)-(.+)$/iu;

function moodleName(name: string): PlatformName | undefined {
  const [, who = '', id, kind, own = ''] = moodle.exec(name) ?? [];
  if (kind === undefined) return undefined;
  const [, group, member = who] = groupWord.exec(who) ?? [];
  const blind = participant.exec(member);
  const number = blind?.[1] ?? id;
  return {
    student: number === undefined ? member : blind ? `Participant ${number}` : `${member}-${number}`,
    ...(group === undefined ? {} : { group }),
    ...(own === '' ? {} : { file: own }),
    ...(kind === 'onlinetext' ? { typed: true } : {}),
  };
}
