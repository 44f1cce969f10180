/** Beside a field that was left empty. */
export const needsMail = 'Enter an e-mail address.';
export const needsAddress = 'Enter an address that begins with https://.';

/** In a window, until what may have a secret can be shown there. */
export const secretComing =
  'Still working on it. Leave this window open: what you asked for is shown here, and only here.';

/** Where that window was closed before. */
export const secretLost =
  'You closed the window before I could show what you asked for, and a key or signing secret is shown only once. If `/pika connect` or `/pika send` lists a new one, revoke or remove it there and make another.';
