export function lines(parts: string[]): string {
  return parts.filter(isSomething).join('\n');
}

export function isSomething(part: string): boolean {
  return part !== '';
}

export function indented(text: string, by = '  '): string {
  return text === '' ? '' : text.replace(/^/gm, by);
}
