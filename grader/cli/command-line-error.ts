import type { Argument, Command, CommanderError, Option } from 'commander';
import { nearest } from '#grader/core/nearest.ts';
import { commandLine } from './command-line.ts';

/**
 * Describes an error in a command line: the rule, what was given, and what to type instead.
 *
 * @param command the command that rejected the line
 */
export function commandLineError({ code, message }: CommanderError, command: Command): string {
  const own = message.replace(/^error: /, '');
  const quoted = /'([^]*?)'/.exec(own)?.[1] ?? '';
  switch (code) {
    case 'commander.missingArgument':
      return missingArgument(command, quoted);
    case 'commander.excessArguments':
      return excessArguments(command);
    case 'commander.unknownCommand':
      return unknownCommand(command, command.args[0] ?? '');
    case 'commander.unknownOption':
      return unknownOption(command, quoted);
    case 'commander.optionMissingArgument':
    case 'commander.missingMandatoryOptionValue': {
      const needs = code === 'commander.optionMissingArgument' ? 'needs a value' : 'is missing';
      return missingValue(command, quoted, needs);
    }
    default:
      return /[.!?]$/.test(own) ? own : `${own}.`;
  }
}

function missingArgument(command: Command, name: string): string {
  const argument = command.registeredArguments.find((one) => one.name() === name);
  const what = argument === undefined || argument.description === '' ? '' : `: ${argument.description}`;
  const list = name === 'exercise' ? ` For a list of the exercises, type: ${commandLine('status')}.` : '';
  return `${nameOf(command)} needs ${article(name)} ${name}${what}. Type: ${typed(command)}.${list}`;
}

function excessArguments(command: Command): string {
  const { args, registeredArguments } = command;
  const { length } = registeredArguments;
  const most =
    length === 0 ? 'no argument' : `at most ${length === 1 ? 'one argument' : `${length} arguments`}`;
  const quotes = length === 0 ? '' : ' Put a name with spaces in quotes.';
  const given = args.map((text) => `'${text}'`).join(' ');
  return `${nameOf(command)} takes ${most}, but got ${args.length}: ${given}. Type: ${typed(command)}.${quotes}`;
}

function unknownCommand(command: Command, name: string): string {
  const known = command.createHelp().visibleCommands(command);
  const names = known.map((one) => one.name());
  return `there is no command '${[nameOf(command), name].filter(Boolean).join(' ')}'. ${meant(name, names) ?? `The commands are: ${names.join(', ')}.`}`;
}

function unknownOption(command: Command, flag: string): string {
  const known = command
    .createHelp()
    .visibleOptions(command)
    .flatMap(({ long }) => long ?? []);
  const where = nameOf(command) === '' ? '' : ` of ${nameOf(command)}`;
  const help = `For a list of the options, type: ${commandLine([nameOf(command), '--help'].filter(Boolean).join(' '))}.`;
  return `there is no option '${flag}'${where}. ${meant(flag, known) ?? help}`;
}

function meant(name: string, known: readonly string[]): string | undefined {
  const near = nearest(name, known).slice(0, 3);
  return near.length === 0 ? undefined : `Did you mean ${near.join(' or ')}?`;
}

function missingValue(command: Command, flags: string, needs: string): string {
  const option = command.options.find((one) => one.flags === flags);
  const what = option === undefined ? '' : `: ${option.description}`;
  return `${option?.long ?? flags} ${needs}${what}. Type: ${typed(command, option)}.`;
}

/** The command without `genlab`: `dev new`. */
const nameOf = (command: Command): string =>
  command.parent === null ? '' : [nameOf(command.parent), command.name()].filter(Boolean).join(' ');

/** The command as the user has to type it, with its arguments. */
const typed = (command: Command, option?: Option): string =>
  commandLine(
    [nameOf(command), ...command.registeredArguments.map(argumentOf), option?.flags ?? '']
      .filter(Boolean)
      .join(' '),
  );

function argumentOf(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

const article = (name: string): string => (/^[aeiou]/.test(name) ? 'an' : 'a');
