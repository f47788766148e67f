/** Gradebooks as Canvas and Moodle export them, and as spreadsheets save them. */
import { describe, expect, test } from 'vitest';
import { exercise, failed, faulty, submission } from '#tests/unit/report/results.ts';
import { filled, planFor } from './helpers.ts';

/** 2 of 4 points. */
const graded = (name: string) => submission({ submission: name, exercises: [exercise(), failed] });
const ada = graded('lovelaceada-4711');
const alan = graded('turingalan-4712');

describe('ids in a gradebook of a platform: Canvas', () => {
  const canvas = [
    'Student,ID,SIS User ID,SIS Login ID,Section,Homework 1 (98765),Homework 2 (98766),Assignments Current Points',
    ',,,,,Manual Posting,,',
    '    Points Possible,,,,,4.00,10.00,(read only)',
    '"Lovelace, Ada",4711,900001,ada@uni.example,Section 1,,9.00,9.00',
    '"Turing, Alan",4712,900002,alan@uni.example,Section 1,EX,,0.00',
    '"Hopper, Grace",4713,900003,grace@uni.example,Section 1,3.50,,3.50',
    '"Student, Test",4799,,5d41402abc4b2a76b9719d911017c592,Section 1,,,',
    '',
  ].join('\r\n');

  test('its own column is filled, an excused student stays, and all else is unchanged', () => {
    const plan = planFor(canvas, [ada, alan], { columns: ['Homework 1 (98765)'] });
    expect(Buffer.from(plan.bytes).toString()).toBe(
      canvas.replace('ada@uni.example,Section 1,,', 'ada@uni.example,Section 1,2,'),
    );
    expect(plan.left).toEqual(['turingalan-4712']);
    expect(plan.layout.kind).toBe('Canvas');
    expect(plan.matches.withoutSubmission).toEqual(['4713', '4799']);
  });

  test.each([
    ['SIS Login ID', 'ADA@uni.example'],
    ['SIS User ID', '900001'],
    ['ID', '4711'],
    ['ID,SIS Login ID', 'ada@uni.example'],
  ])('by %s', (idColumn, name) => {
    const columns = ['Homework 1 (98765)'];
    expect(filled(canvas, [graded(name)], { idColumns: [idColumn], columns })).toContain('Section 1,2,9.00');
  });

  test("the number after a name is Canvas's own id, not the registrar's", () => {
    const plan = planFor(canvas, [graded('x-900001')], { columns: ['Homework 1 (98765)'] });
    expect(plan.missing.map(({ id }) => id)).toEqual(['x-900001']);
  });

  test('a column that Canvas computes, or that has a different maximum, is refused', () => {
    const fill = (column: string, scale = false) => filled(canvas, [ada], { columns: [column], scale });
    expect(() => fill('Assignments Current Points')).toThrow(/read only/);
    expect(() => fill('Homework 2 (98766)')).toThrow(/out of 10 and our points are out of 4.*--scale/);
    expect(fill('Homework 2 (98766)', true)).toContain('Section 1,,5,9.00');
    expect(() => fill('Homework 3')).toThrow(/no column 'Homework 3'; it has Student, ID/);
  });

  test('a unit or an exercise fills a column too', () => {
    const text = canvas.replace('4.00,10.00', '2,4');
    const columns = ['unit/first=Homework 1 (98765)', 'unit=Homework 2 (98766)'];
    expect(filled(text, [ada], { columns })).toContain('ada@uni.example,Section 1,2,2,9.00');
  });

  test('missing students are named, and no row is added', () => {
    const plan = planFor(canvas, [graded('noether-5000')], { columns: ['Homework 1 (98765)'] });
    expect(plan.missing.map(({ id }) => id)).toEqual(['noether-5000']);
    expect(Buffer.from(plan.bytes).toString()).toBe(canvas);
    expect(() => planFor(canvas, [ada], { append: true })).toThrow(/Canvas.*no new students/);
  });

  test('an exercise that could not be graded leaves the old grade', () => {
    const unknown = submission({ submission: 'hopper-4713', exercises: [exercise(), faulty] });
    const plan = planFor(canvas, [unknown], { columns: ['Homework 1 (98765)'] });
    expect(Buffer.from(plan.bytes).toString()).toBe(canvas);
    expect(plan.left).toEqual(['hopper-4713']);
  });

  test('if no column is named, ours are added', () => {
    const [head, , possible, row] = filled(canvas, [ada]).split('\r\n');
    expect(head).toMatch(/Current Points,genlab score,genlab out of,genlab unit\/first,genlab unit\/second$/);
    expect(possible).toMatch(/\(read only\),,,,$/);
    expect(row).toMatch(/9\.00,9\.00,2,4,2,0$/);
  });
});

describe('ids in a gradebook of a platform: Moodle', () => {
  const worksheet = [
    'Identifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed","Last modified (submission)","Last modified (grade)","Feedback comments"',
    '"Participant 4711","Ada Lovelace",ada@uni.example,"Submitted for grading",,4.00,Yes,"Sunday, 29 November 2026, 11:02 PM",-,',
    '"Participant 4712","Alan Turing",alan@uni.example,"Submitted for grading",1.00,4.00,No,-,-,"well done"',
    '"Participant 4713","Grace Hopper",grace@uni.example,"No submission",,4.00,Yes,-,-,',
    '',
  ].join('\n');

  test('the worksheet takes grades by participant as it comes', () => {
    const plan = planFor(worksheet, [graded('Ada Lovelace-4711'), graded('Alan Turing-4712')]);
    expect(Buffer.from(plan.bytes).toString()).toBe(
      worksheet.replace('"Submitted for grading",,4.00', '"Submitted for grading",2,4.00'),
    );
    expect(plan.left).toEqual(['Alan Turing-4712']);
  });

  test('a different maximum is refused, or converted', () => {
    const hundred = worksheet.replaceAll('4.00', '100.00');
    expect(() => planFor(hundred, [graded('Ada Lovelace-4711')])).toThrow(/out of 100.*out of 4/);
    expect(filled(hundred, [graded('Ada Lovelace-4711')], { scale: true })).toContain('grading",50,100.00');
  });

  test('in another language, with decimal commas', () => {
    const german = [
      'ID;"Vollständiger Name";"E-Mail-Adresse";Status;Bewertung;Bestwertung;"Bewertung kann geändert werden"',
      'Teilnehmer/in4711;"Ada Lovelace";ada@uni.example;Zur Bewertung;"1,50";"4,00";Ja',
      'Teilnehmer/in4712;"Alan Turing";alan@uni.example;Zur Bewertung;;"4,00";Ja',
      '',
    ].join('\r\n');
    const half = submission({
      submission: 'Alan Turing-4712',
      exercises: [exercise({ points: 1.5 }), failed],
    });
    expect(filled(german, [half], { columns: ['Bewertung'] })).toBe(
      german.replace('Bewertung;;', 'Bewertung;1,5;'),
    );
  });

  test('the export of grades by its e-mail addresses', () => {
    const grades = [
      'First name,Last name,ID number,Email address,Assignment: Homework 1 (Real),Course total (Percentage)',
      'Ada,Lovelace,31415,ada@uni.example,-,50.00 %',
      '',
    ].join('\n');
    const column = 'Assignment: Homework 1 (Real)';
    const fill = (name: string, columns = [column], idColumns = ['ID number,Email address']) =>
      filled(grades, [graded(name)], { columns, idColumns });
    expect(fill('ada@uni.example')).toBe(grades.replace(',-,', ',2,'));
    expect(fill('31415')).toBe(grades.replace(',-,', ',2,'));
    expect(() => fill('31415', ['Course total (Percentage)'])).toThrow(/does not hold points/);
  });
});

describe('the form of a gradebook is recognised', () => {
  const one = submission({ submission: 'ada', exercises: [exercise({ points: 1.5 }), failed] });

  test("semicolons with decimal commas: the instructor's cells do not change, and ours are written alike", () => {
    const text = 'Name;ID;score;final\r\nLovelace;ada;41,5;88\r\nTuring;alan;7,25;12\r\n';
    expect(filled(text, [one], { idColumns: ['ID'] })).toBe(
      'Name;ID;score;final;genlab score;genlab out of;genlab unit/first;genlab unit/second\r\n' +
        'Lovelace;ada;41,5;88;1,5;4;1,5;0\r\nTuring;alan;7,25;12;;;;\r\n',
    );
  });

  test('decimal commas between commas are quoted, and kept', () => {
    const text = 'ID,mark\nada,"41,5"\nalan,"7,25"\n';
    expect(filled(text, [one], { columns: ['mark'] })).toBe('ID,mark\nada,"1,5"\nalan,"7,25"\n');
  });

  test.each([
    ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16 LE', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 BE', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['UTF-16 LE without a byte order mark', (text: string) => Buffer.from(text, 'utf16le')],
    ['Windows-1252', (text: string) => Buffer.from(text, 'latin1')],
  ])('%s comes back as it was', (encoding, encode) => {
    const text = 'Größe\tID\tNotiz\r\nÜnal\tada\t"sagt ""é"""\r\n\r\n';
    const plan = planFor(encode(text), [one], { idColumns: ['ID'], columns: ['Notiz'] });
    expect(plan.file.encoding).toBe(encoding);
    expect(Buffer.from(plan.bytes).equals(encode(text.replace('"sagt ""é"""', '1.5')))).toBe(true);
  });

  test.each([
    ['a workbook', Buffer.from('PK\x03\x04rest'), /workbook.*CSV/],
    ['a zero byte', Buffer.from('ID,x\nada\0,1\n'), /zero byte/],
    [
      'control characters beside bytes that are not UTF-8',
      Buffer.from([73, 68, 10, 0xff, 1, 10]),
      /not text/,
    ],
    ['an open quote', Buffer.from('ID,x\n"ada,1\n'), /never closed/],
    ['two readings', Buffer.from('a;b,ID\nx;y,ada\n'), /semicolons|commas/],
    ['no headers', Buffer.from('\nada,1\n'), /header/],
    ['an empty file', Buffer.alloc(0), /headers|empty/],
    ['a header twice', Buffer.from('ID,x,ID\nada,1,ada\n'), /two columns 'ID'/],
    ['a student twice', Buffer.from('ID,x\nada,1\nADA ,2\n'), /'ada' appears twice.*lines 2 and 3/],
    [
      'two kinds of numbers',
      Buffer.from('ID\tx\ty\nada\t1,5\t1.5\n'),
      /'y'.*point.*'x'.*comma.*--decimal-mark/,
    ],
  ])('%s is refused in a sentence', (_, bytes, message) => {
    expect(() => planFor(bytes, [one])).toThrow(message);
  });

  test('two students for one row are refused, naming both', () => {
    const pair = [graded('Ada-4711'), graded('Bob-4711')];
    expect(() => planFor('ID,x\n4711,1\n', pair, { idColumns: ['ID'] })).toThrow(/'Ada-4711' and 'Bob-4711'/);
  });

  test.each(['\n::set-output name=x\u001b[2J', '=\u202e1', '\u001b[31mx'])(
    '%j keeps its row, and is not confused with another student',
    (name) => {
      const once = filled('ID,x\nbob,1\n', [graded(name)], { append: true });
      expect(filled(once, [graded(name)], { append: true })).toBe(once);
      expect(once).not.toMatch(/[^\P{C}\r\n]/u);
      expect(planFor('ID,x\nbob,1\n', [graded('bob\u001b[0m')]).missing).toHaveLength(1);
    },
  );

  test('a number at the end of a name is an id only on a platform', () => {
    expect(planFor('No,Name\n1,bob\n2,eve\n', [graded('student-1')]).missing).toHaveLength(1);
  });
});

describe('a gradebook that genlab made', () => {
  const old = 'submission,score,out of,unit/first,unit/second,final\r\nada,9,4,9,9,88\r\n';

  test('is filled under its old headers, and a column that somebody added is not ours', () => {
    expect(filled(old, [graded('ada')])).toBe(
      'submission,score,out of,unit/first,unit/second,final\r\nada,2,4,2,0,88\r\n',
    );
  });

  test('keeps that column when a policy adds final grades', () => {
    const final = { score: 1, maxScore: 4, attempts: 1, handedIn: null, extension: null, exercises: [] };
    const [head, row] = filled(old, [{ ...graded('ada'), final }]).split('\r\n');
    expect(head).toMatch(/,final,genlab final,genlab final out of,genlab days late$/);
    expect(row).toBe('ada,2,4,2,0,88,1,4,0');
  });

  test('says why a cell is empty, and removes the reason later', () => {
    const unread = exercise({
      id: 'unit/second',
      points: 0,
      verdict: 'ungradable',
      message: '=a link.\nHand in the file.',
    });
    const bad = submission({ submission: 'ada', exercises: [exercise(), unread] });
    const once = filled(old, [bad]);
    expect(once).toBe(
      'submission,score,out of,unit/first,unit/second,final,genlab problem\r\n' +
        'ada,,4,2,,88,unit/second: =a link. Hand in the file.\r\n',
    );
    expect(filled(once, [graded('ada')])).toContain('ada,2,4,2,0,88,\r\n');
  });
});

test('a submission that cannot be read has its reason once, however many exercises there are', () => {
  const problem = 'work.rar is an archive of a kind that cannot be read.';
  const unread = ['first', 'second'].map((name) =>
    exercise({ id: `unit/${name}`, points: 0, verdict: 'ungradable', message: problem, checks: [] }),
  );
  const text = filled(
    'submission,score,out of\r\n',
    [submission({ submission: 'ada', problem, exercises: unread })],
    { append: true },
  );
  expect(text.split(problem)).toHaveLength(2);
});
