/** The bytes of a body, announced or not and packed or not. Rejects when it is cut off. */
export async function readUpTo({ body }: Pick<Response, 'body'>, cap: number): Promise<Buffer | 'too-large'> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > cap) return 'too-large';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
