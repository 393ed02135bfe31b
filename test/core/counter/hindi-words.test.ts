import { describe, expect, it } from 'vitest';
import { newConversation } from '#core/conversation/index.ts';
import { copy } from '../../support/shop.ts';
import { chat } from '../../support/transcript.ts';
import { getsSummary } from './walks.ts';

const hindi = () => chat({ locale: 'hi' }, newConversation('hi')).starts();
const help = copy.write('hi', { key: 'conversation.help' });

describe('what Hindi copy tells people to write', () => {
  it('S0-15: is in their own letters, but for one word that shows that others do', () => {
    const told = JSON.stringify(help);
    for (const word of ['पीछे', 'ब्रांड बदलो', 'रद्द', 'मेनू', 'मेरा ऑर्डर', 'भाषा', 'एजेंट'])
      expect(told).toContain(word);
    expect(told).not.toMatch(/peeche|cancel|agent|track/);
  });

  it.each([
    ...['एजेंट', 'मेनू', 'बेचना है', 'मेरा ऑर्डर', 'नंबर चेक करो', 'फ़ोन बदलो', 'सर्टिफिकेट भेजो', 'पीछे', 'मदद'],
    ...['ब्रांड बदलो', 'pata badlo', 'रद्द', 'ऑर्डर रद्द करो', 'दूसरा समय', 'दूसरा नंबर', 'भाषा'],
  ])('S0-15: “%s” is understood when they do', (words) => {
    const customer = hindi().says(words);
    expect(customer.last().replies.map(({ key }) => key)).not.toContain('conversation.unclear');
  });

  it('S0-43: “कल सुबह” is the time that it gives as an example', () => {
    const customer = getsSummary().says('समय बदलो').hears('buyback.ask-slot');
    customer.says('कल सुबह').hears('buyback.summary');
  });
});
