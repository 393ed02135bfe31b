/** The browser is the machine's own (CHROMIUM_PATH): an install downloads none. */
module.exports = { skipDownload: true };
