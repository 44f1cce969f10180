/**
 * What Google ends a series' name with when it is split at “this and following events”: the day, or the moment, of the
 * first of them. PostgreSQL reads it as JavaScript does.
 */
export const splitMark = String.raw`(_R\d{8}(T\d{6}Z?)?)+(?=@google\.com$)`;

const marked = new RegExp(splitMark);

/** The name that a series had before Google split it. */
export function seriesOf(uid: string): string {
  return uid.replace(marked, '');
}
