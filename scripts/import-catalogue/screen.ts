import { intro, log, outro, progress } from '@clack/prompts';

/** Where an import is shown: a terminal, or plain lines for a log. */
export type Screen = {
  readonly title: (text: string) => void;
  readonly info: (text: string) => void;
  readonly warn: (text: string) => void;
  readonly error: (text: string) => void;
  /** Lines under a heading, as they are. */
  readonly list: (heading: string, lines: readonly string[]) => void;
  /** Something that takes its time; `most` is what `advanceTo` ends at. */
  readonly work: (text: string, most: number) => Work;
  /** The last line. */
  readonly end: (text: string) => void;
};

export type Work = {
  readonly advanceTo: (amount: number) => void;
  readonly done: (text: string) => void;
};

/** Columns below which drawing breaks; a pretended terminal has none. */
const narrowest = 40;

export const screenFor = ({ isTTY, columns }: NodeJS.WriteStream): Screen =>
  isTTY && columns >= narrowest ? terminalScreen() : plainScreen();

function terminalScreen(): Screen {
  return {
    title: intro,
    info: (text) => log.info(text),
    warn: (text) => log.warn(text),
    error: (text) => log.error(text),
    list: (heading, lines) => log.message([heading, '', ...lines].join('\n')),
    work: (text, most) => {
      const bar = progress({ max: Math.max(1, most) });
      let reached = 0;
      bar.start(text);
      return {
        advanceTo: (amount) => {
          bar.advance(amount - reached);
          reached = amount;
        },
        done: (result) => bar.stop(result),
      };
    },
    end: outro,
  };
}

function plainScreen(): Screen {
  const write = (text: string): void => console.log(text);
  return {
    title: write,
    info: write,
    warn: (text) => console.warn(`Warning: ${text}`),
    error: (text) => console.error(text),
    list: (heading, lines) => write([`${heading}:`, ...lines.map((line) => `  ${line}`)].join('\n')),
    work: (text) => {
      write(text);
      return { advanceTo: () => {}, done: write };
    },
    end: write,
  };
}
