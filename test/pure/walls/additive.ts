/** What checks allow so far, by their names, and what is new in the file that is read. */
type Schema = { checks: Map<string, readonly string[]>; isNew: Set<string> };

const name = String.raw`"?([\w.]+)"?`;

/** Reads migrations one after the other, and says what in each the version before it couldn't live with. */
export function createAdditiveReader(): (file: string) => string[] {
  const checks: Schema['checks'] = new Map();
  return (file) => {
    const schema = { checks, isNew: new Set<string>() };
    const found = statementsOf(file).flatMap((statement) => breachesOf(statement, schema));
    const unused = [...file.matchAll(/^-- Unused since \d{4}: (.+)$/gm)].flatMap(([, names = '']) =>
      names.split(', '),
    );
    return found.filter((what) => !unused.some((one) => what.endsWith(` ${one}`)) && !isRemade(what, file));
  };
}

/** A trigger that is dropped and made again. */
function isRemade(what: string, file: string): boolean {
  const [, trigger] = /^drops trigger (\w+)$/.exec(what) ?? [];
  return trigger !== undefined && new RegExp(`create trigger ${trigger} `, 'i').test(file);
}

function statementsOf(file: string): string[] {
  const withoutBodies = file.replaceAll(/--.*$/gm, '').replaceAll(/\$\$[^$]*\$\$/g, '');
  return withoutBodies
    .split(';')
    .map((one) => one.replaceAll(/\s+/g, ' ').trim())
    .filter(Boolean);
}

function breachesOf(statement: string, schema: Schema): string[] {
  const [, table, columns] = matched(statement, `^create table ${name} \\((.*)\\)$`);
  if (table !== undefined) {
    schema.isNew.add(table);
    for (const column of partsOf(columns ?? '')) keepCheck(table, column, schema);
    return [];
  }
  const [, altered = '', actions] = matched(statement, `^alter table (?:only )?${name} (.*)$`);
  if (actions !== undefined)
    return partsOf(actions).flatMap((action) => breachesOfAction(altered, action, schema));
  const [, index, indexed = '', keys = ''] = matched(
    statement,
    `^create unique index ${name} on ${name} \\((.*?)\\)( where .*)?$`,
  );
  const areNew = keys.split(', ').every((key) => schema.isNew.has(`${indexed}.${key}`));
  if (index !== undefined) return schema.isNew.has(indexed) || areNew ? [] : [`adds a unique index ${index}`];
  const [, kind, dropped] = matched(
    statement,
    `^drop (table|view|function|trigger|type|sequence) (?:if exists )?${name}`,
  );
  return dropped === undefined ? [] : [`drops ${kind} ${dropped}`];
}

function breachesOfAction(table: string, action: string, schema: Schema): string[] {
  const ofColumn = (pattern: string, says: string) => {
    const [, column] = matched(action, pattern);
    return column === undefined || schema.isNew.has(table) ? [] : [`${says} ${table}.${column}`];
  };
  if (/^rename to /i.test(action)) return [`renames ${table}`];
  const [, constraint, kind = '', rule = ''] = matched(action, `^add constraint ${name} (check|\\w+)(.*)$`);
  if (constraint !== undefined)
    return allows(table, constraint, kind, rule, schema) ? [] : [`adds a narrower ${constraint}`];
  if (/^(drop|add) constraint /i.test(action)) return [];
  if (/^(drop|rename|alter) /i.test(action))
    return [
      ...ofColumn(`^drop (?:column )?${name}`, 'drops'),
      ...ofColumn(`^rename (?:column )?${name} to `, 'renames'),
      ...ofColumn(`^alter (?:column )?${name} (?:set data )?type `, 'changes the type of'),
      ...ofColumn(`^alter (?:column )?${name} set not null`, 'wants a value for'),
      ...ofColumn(`^alter (?:column )?${name} drop default`, 'wants a value for'),
    ];
  const [, column, rest = ''] = matched(action, `^add (?:column )?(?:if not exists )?${name} (.*)$`);
  if (column === undefined) return [];
  schema.isNew.add(`${table}.${column}`);
  keepCheck(table, `${column} ${rest}`, schema);
  const isNeeded = /\bnot null\b/i.test(rest) && !/\b(default|generated)\b/i.test(rest);
  return isNeeded ? [`wants a value for ${table}.${column}`] : [];
}

/** Whether a constraint lets through what the version before it writes. */
function allows(table: string, constraint: string, kind: string, rule: string, schema: Schema): boolean {
  const before = schema.checks.get(constraint);
  const after = valuesOf(rule);
  if (kind.toLowerCase() === 'check' && after) schema.checks.set(constraint, after);
  if (schema.isNew.has(table)) return true;
  if (kind.toLowerCase() !== 'check') return false;
  if (before && after) return before.every((value) => after.includes(value));
  const isOf = (column: string) => new RegExp(`\\b${column}\\b`).test(rule);
  return [...schema.isNew].some((one) => one.startsWith(`${table}.`) && isOf(one.slice(table.length + 1)));
}

/** `state text not null check (state in ('a', 'b'))` is a constraint of a name that PostgreSQL gives. */
function keepCheck(table: string, column: string, { checks }: Schema): void {
  const [, called] = matched(column, `^${name} `);
  const [, rule] = matched(column, 'check (\\(.*\\))');
  const values = rule && valuesOf(rule);
  if (called && values) checks.set(`${table}_${called}_check`, values);
}

function valuesOf(rule: string): string[] | null {
  const [, list] = matched(rule, '\\w+ in \\(([^)]*)\\)');
  return list === undefined ? null : [...list.matchAll(/'([^']*)'/g)].map(([, value = '']) => value);
}

function matched(text: string, pattern: string): (string | undefined)[] {
  return new RegExp(pattern, 'i').exec(text) ?? [];
}

/** Split at commas outside of brackets. */
function partsOf(list: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of list) {
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    if (letter === ',' && depth === 0) parts.push('');
    else parts.push(`${parts.pop()}${letter}`);
  }
  return parts.map((part) => part.trim());
}
