/** What a browser or a decoder needs of the environment. Of what Haat keeps there, keys above all, it needs nothing. */
const needed =
  /^(?:PATH|HOME|USER|LANG|LC_\w+|TZ|TMPDIR|DISPLAY|WAYLAND_DISPLAY|XDG_\w+|FONTCONFIG_\w+|LD_LIBRARY_PATH|DBUS_\w+|SystemRoot|APPDATA|LOCALAPPDATA|TEMP|TMP)$/;

/** The environment for processes that meet what strangers sent. */
export const bareEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => needed.test(name)));
