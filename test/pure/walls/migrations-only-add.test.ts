import { expect, test } from 'vitest';
import { migrationNames, readMigration } from '../../../services/store/migrate.ts';
import { createAdditiveReader } from './additive.ts';

/** Before these nobody ran two versions at once. */
const olderThan = '0109';

/** What a version before it couldn't live with, in a migration on top of a small database. */
function breachesOf(migration: string): string[] {
  const read = createAdditiveReader();
  read(`create table calls (id uuid primary key, state text not null check (state in ('on', 'off')), title text);
    alter table calls add constraint calls_title_check check (title in ('a'));
    create trigger told after update on calls for each row execute function tell();`);
  return read(migration);
}

test('a process of the version before lives on with every newer migration: it may be the one that goes on', () => {
  const read = createAdditiveReader();
  const found = migrationNames().map((name) => [name, read(readMigration(name))] as const);
  expect(found.filter(([name, breaches]) => name >= olderThan && breaches.length > 0)).toEqual([]);
  // The reader sees what older ones did.
  expect(found.filter(([, breaches]) => breaches.length > 0).length).toBeGreaterThan(10);
});

test.for([
  ['alter table calls drop column title;', 'drops calls.title'],
  ['alter table calls drop title, add column topic text;', 'drops calls.title'],
  ['alter table calls rename column title to topic;', 'renames calls.title'],
  ['alter table calls rename to meetings;', 'renames calls'],
  ['drop table if exists calls;', 'drops table calls'],
  ['drop function tell();', 'drops function tell'],
  ['drop trigger told on calls;', 'drops trigger told'],
  ['alter table calls add column topic text not null;', 'wants a value for calls.topic'],
  ['alter table calls alter column title set not null;', 'wants a value for calls.title'],
  ['alter table calls alter column title drop default;', 'wants a value for calls.title'],
  ['alter table calls alter title type jsonb using to_jsonb(title);', 'changes the type of calls.title'],
  [
    "alter table calls drop constraint calls_state_check, add constraint calls_state_check check (state in ('on'));",
    'adds a narrower calls_state_check',
  ],
  [
    'alter table calls add constraint calls_id_check check (id is not null);',
    'adds a narrower calls_id_check',
  ],
  ['alter table calls add constraint calls_by_title unique (title);', 'adds a narrower calls_by_title'],
  [
    'create unique index calls_titles on calls (title) where title is not null;',
    'adds a unique index calls_titles',
  ],
] as const)('refused: %s', ([migration, breach]) => {
  expect(breachesOf(migration)).toEqual([breach]);
});

test.for([
  'alter table calls add column topic text, add column told boolean not null default false;',
  "alter table calls drop constraint calls_state_check, add constraint calls_state_check check (state in ('on', 'off', 'lost'));",
  "alter table calls add column topic text; alter table calls add constraint topics check (topic in ('x')); create unique index by_topic on calls (topic);",
  'create table talks (id uuid not null, words text not null); create unique index talks_words on talks (words); drop index calls_old;',
  'drop trigger told on calls; create trigger told after insert on calls for each row execute function tell();',
  '-- Unused since 0140: calls.title, tell\nalter table calls drop column title; drop function tell();',
])('let through: %s', (migration) => {
  expect(breachesOf(migration)).toEqual([]);
});
