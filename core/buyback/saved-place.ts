import { type Place, place, type ServiceArea } from '../customers/index.ts';

/** What is remembered of a person beside the name and the numbers: all of it text. */
type Remembered = { readonly place?: string; readonly placeOf?: string };

/** Where the device of an order was to be picked up, and whose number that was. */
export const rememberedPlace = (where: Place, phone: string): Required<Remembered> => ({
  place: JSON.stringify(where),
  placeOf: phone,
});

/** The address of an earlier order of this chat, offered again to the same number only, and where we still pick up. */
export function savedPlace(
  { place: kept, placeOf }: Remembered,
  phone: string | undefined,
  area: ServiceArea,
): Place | undefined {
  if (kept === undefined || phone === undefined || placeOf !== phone) return undefined;
  const { data } = place.safeParse(parsed(kept));
  return data && area.serves(data.pincode) ? data : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
