export type Part = { readonly name: string; readonly filename?: string; readonly bytes: Buffer };

/**
 * Splits a multipart/form-data body. By hand, because grammY writes `content-disposition:form-data;name="x";filename=a.pdf`
 * (no blanks, a bare file name), which Node's own `Request.formData()` refuses and Telegram accepts.
 */
export function* multipartParts(body: Buffer, contentType: string): Generator<Part> {
  const boundary = /boundary="?([^";]+)/.exec(contentType)?.[1];
  if (!boundary) return;
  const marker = Buffer.from(`--${boundary}`);
  let start = body.indexOf(marker);
  while (start >= 0) {
    const end = body.indexOf(marker, start + marker.length);
    if (end < 0) return;
    // A part lies between "marker CRLF" and "CRLF marker".
    yield readPart(body.subarray(start + marker.length + 2, end - 2));
    start = end;
  }
}

function readPart(part: Buffer): Part {
  const gap = part.indexOf('\r\n\r\n');
  const head = part.subarray(0, gap).toString();
  const name = attribute(head, 'name') ?? '';
  const filename = attribute(head, 'filename');
  return { name, ...(filename === undefined ? {} : { filename }), bytes: part.subarray(gap + 4) };
}

const attribute = (head: string, name: string): string | undefined =>
  new RegExp(`[;\\s]${name}="?([^";\\r]*)`).exec(head)?.[1];
