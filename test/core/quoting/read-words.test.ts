import { describe, expect, it } from 'vitest';
import type { Category } from '#core/catalogue/index.ts';
import { questionBank, questionsFor, readWords } from '#core/quoting/index.ts';

const read = (id: string, text: string, category: Category = 'phone') => {
  const question = questionsFor(questionBank, category).find((each) => each.id === id);
  if (!question) throw new Error(`no question ${id}`);
  return readWords(question, text)?.join(' ');
};

describe('S0-26: the condition in a customer’s own words', () => {
  it.each([
    ['display', 'cracks', 'cracked'],
    ['display', 'screen ka corner thoda crack hai', 'cracked'],
    ['display', 'cracked glass but display ok', 'cracked'],
    ['display', 'स्क्रीन टूटी है', 'cracked'],
    ['display', 'no cracks, only scratches', 'scratched'],
    ['display', 'ek green line hai', 'lines'],
    ['display', 'koi kharoch nahi', 'flawless'],
    ['body', 'कोई खरोंच नहीं', 'clean'],
    ['body', 'ठीक है', 'clean'],
    ['body', 'it is fine', 'clean'],
    ['body', 'back glass is cracked', 'broken'],
    ['body', 'ek dent hai', 'dented'],
    ['battery', '78%', 'weak'],
    ['battery', '82 percent', 'fair'],
    ['battery', 'battery health 91', 'good'],
    ['battery', 'below 80%', 'weak'],
    ['biometrics', 'सब ठीक है', 'working'],
    ['camera', 'all fine', 'working'],
    ['faults', 'mic aur speaker kharab hai', 'speaker mic'],
    ['faults', 'माइक और स्पीकर खराब', 'speaker mic'],
    ['faults', 'speaker is ok, but wifi, charging and gps not working', 'wifi-bluetooth charging sensors'],
    ['faults', 'speaker kharab hai', 'speaker'],
    ['faults', 'स्पीकर खराब है', 'speaker'],
    ['faults', 'mic not working', 'mic'],
    ['faults', 'wifi problem', 'wifi-bluetooth'],
    ['faults', 'speker kharab hai', 'speaker'],
    ['faults', 'sab kuch chalta hai', 'none'],
    ['faults', 'सब कुछ ठीक है', 'none'],
    ['buttons', 'charging port loose hai', 'port-faulty'],
    ['buttons', 'charging port is loose', 'port-faulty'],
    ['buttons', 'port kharab hai', 'port-faulty'],
    ['buttons', 'volume button kharab hai', 'button-faulty'],
    ['buttons', 'button atakta hai', 'button-faulty'],
    ['buttons', 'power button not working', 'button-faulty'],
    ['buttons', 'volume button nahi chalta, charging port bhi loose hai', 'both-faulty'],
    ['buttons', 'sab kuch chalta hai', 'working'],
    ['display', 'scrn crack hai', 'cracked'],
  ])('at %s, “%s” is %s', (question, text, option) => {
    expect(read(question, text)).toBe(option);
  });

  it.each([
    ['display', 'is a small crack ok?'],
    ['display', 'no cracks'],
    ['display', 'the back is cracked'],
    ['display', 'light scratches no cracks'],
    ['display', 'scratch hai koi problem nahi'],
    ['display', 'not ok'],
    ['display', 'ok'],
    ['body', 'no dents'],
    ['body', 'screen cracked'],
    ['body', 'theek hai par kal aana'],
    ['battery', '150%'],
    ['battery', 'bought in 2020'],
    ['faults', 'mic'],
    ['faults', 'mic aur speaker theek hai'],
    ['faults', 'speaker theek hai'],
    ['faults', 'charging port kharab hai'],
    ['faults', 'no problem with the speaker'],
    ['buttons', 'volume button theek hai'],
    ['buttons', 'no issue with buttons'],
    ['buttons', 'koi button kharab nahi hai'],
    ['body', 'scren crack'],
    ['body', 'scrn crack hai'],
    ['body', 'scren me crack h'],
    ['body', 'skreen toot gayi'],
    ['power', 'it is cracked'],
  ])('at %s, “%s” answers nothing', (question, text) => {
    expect(read(question, text)).toBeUndefined();
  });

  it('reads per cent of health where the answers are per cent only', () => {
    expect(read('battery', '82%', 'laptop')).toBeUndefined();
    expect(read('battery', '82%', 'tablet')).toBeUndefined();
  });

  it('reads the words of a laptop’s screen and body as well', () => {
    expect(read('display', 'screen cracked', 'laptop')).toBe('cracked');
    expect(read('body', 'hinge broken', 'macbook')).toBe('broken');
  });
});
