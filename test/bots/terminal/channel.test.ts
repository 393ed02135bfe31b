import { draw, terminalChannel } from '#bots/terminal/index.ts';
import { channelContract } from '../../contracts/channel.contract.ts';
import type { ChannelHarness, OpenChannel, Seen } from '../../contracts/channel-harness.ts';

const open: OpenChannel = async ({ copy }): Promise<ChannelHarness> => {
  const screen: Seen[] = [];
  let broken = false;
  let lines = 0;
  const write: Parameters<typeof terminalChannel>[0]['write'] = (_as, told) => {
    if (broken) {
      broken = false;
      throw new Error('the pipe is closed');
    }
    for (const each of told) {
      const text = draw(each, 'ansi');
      screen.push({
        text: draw(each, 'plain'),
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these make it bold
        bold: [...text.matchAll(/\x1b\[1m(.*?)\x1b\[22m/gs)].map(([, bold = '']) => bold),
        choices: [...each.choices, ...each.controls].map(({ label }) => label),
      });
    }
  };
  const channel = terminalChannel({ copy, write });
  let last = { as: 'asha', text: '', id: '0' };
  return {
    channel,
    conversation: 'terminal:local:asha',
    writes: (text) => {
      last = { as: 'asha', text, id: `${++lines}` };
      return channel.hear(last);
    },
    redelivers: () => channel.hear(last),
    screen: () => screen,
    longest: Number.POSITIVE_INFINITY,
    troubles: ['unreachable'],
    breaks: () => {
      broken = true;
    },
    close: async () => undefined,
  };
};

channelContract('The terminal', open);
