/**
 * The one stream of a page. It tells the chat's state at every connection and comes back by itself after a break, also
 * when the server was away for a while.
 */
export function live(path, { heard, connected, lost }) {
  let source;
  let again;
  let closed = false;

  const open = () => {
    source = new EventSource(path);
    source.addEventListener('open', connected);
    for (const type of ['state', 'put', 'drop', 'elsewhere', 'board'])
      source.addEventListener(type, ({ data }) => heard({ type, ...JSON.parse(data) }));
    source.addEventListener('error', () => {
      lost();
      // The browser tries again by itself unless it was answered with an error.
      if (source.readyState !== EventSource.CLOSED || closed) return;
      clearTimeout(again);
      again = setTimeout(open, 1_500);
    });
  };

  open();
  return () => {
    closed = true;
    clearTimeout(again);
    source.close();
  };
}
