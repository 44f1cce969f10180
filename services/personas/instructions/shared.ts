/** What a person has at least, in characters; with less for each, the last ones are left out. */
const minShare = 80;

const cutLine = '… (more in the thread)';
const cutLines = '\n- more, in the thread';
const leftOut = (people: number) => `(${people} more, in the thread)`;

/** Texts of several people in one room, a share each; what one leaves goes to those behind. What is cut says so. */
export function shared(people: readonly string[], room: number): string {
  const most = Math.max(0, Math.floor((room - leftOut(people.length).length - 1) / (minShare + 1)));
  const rest = people.length - most;
  const last = rest > 0 ? [leftOut(rest)] : [];
  let left = room - last.join('').length;
  const kept = people.slice(0, most).map((text, at, { length }) => {
    const part = cut(text, Math.floor(left / (length - at)) - 1);
    left -= part.length + 1;
    return part;
  });
  return [...kept, ...last].join('\n');
}

/** At the end of a line where there is one behind the first, which names the person. */
function cut(text: string, chars: number): string {
  if (text.length <= chars) return text;
  const short = text.slice(0, chars - cutLine.length).replace(/[\uD800-\uDBFF]$/, '');
  const [first, last] = [short.indexOf('\n'), short.lastIndexOf('\n')];
  return last > first ? short.slice(0, last) + cutLines : short.trimEnd() + cutLine;
}
