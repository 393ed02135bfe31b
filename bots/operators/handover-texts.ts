import type { Field } from './card.ts';

export const code: Field = { name: 'code', label: { key: 'operators.ask-code' } };
export const remarks: Field = { name: 'remarks', label: { key: 'operators.ask-remarks' }, long: true };
/** What says that a device is wiped. */
export const certificate: Field = { name: 'certificate', label: { key: 'operators.ask-certificate' } };
/** What the bank calls the transfer. */
export const reference: Field = { name: 'reference', label: { key: 'operators.ask-reference' } };
