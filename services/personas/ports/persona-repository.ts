import type { DraftImport } from '../imports/draft-import.ts';
import type { Persona, PersonaTerms, PictureSource } from '../persona.ts';

/** A picture as sessions and Slack take it. */
export type Picture = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: 'image/png' | 'image/jpeg';
  /** In pixels. */
  readonly width: number;
  readonly height: number;
};

type NewPicture = Picture & {
  readonly id: string;
  readonly source: PictureSource;
  /** Who said that a real person's likeness may be used; null where nobody's is. */
  readonly likenessBy: string | null;
};

/** What somebody fills in, until it's saved. */
export type PersonaDraft = {
  readonly id: string;
  readonly teamId: string;
  readonly userId: string;
  /** The persona that is changed, and its version then; null for a new one. */
  readonly personaId: string | null;
  readonly personaVersion: number;
  readonly terms: PersonaTerms;
  /** Where it was filled in from; null where only people did. Such a draft lives for an hour. */
  readonly imported: DraftImport | null;
};

/** What a persona is called and who may send it: enough to choose one. */
export type PersonaListed = Pick<
  Persona,
  'id' | 'name' | 'faceId' | 'senders' | 'standsInFor' | 'consentAt' | 'emoji'
>;

export type PersonaReader = {
  /** Of a workspace, by name, without archived ones. */
  list(teamId: string): Promise<Persona[]>;
  of(teamId: string, id: string): Promise<Persona | null>;
  /** Null where there's none, `locked` where no key decrypts it. */
  picture(teamId: string, id: string): Promise<Picture | 'locked' | null>;
};

/** Ids of channels that send it into every call, and of those with a standup that does. */
export type PersonaUses = { readonly channels: readonly string[]; readonly standups: readonly string[] };

type Place = { teamId: string; channelId: string };

/** Personas, inside one transaction. */
export type PersonaRepository = PersonaReader & {
  /** What a channel chose; null where it never did. An id of null is the one that is built in. */
  chosenIn(place: Place): Promise<{ id: string | null; by: string; at: Date } | null>;
  chooseFor(place: Place, id: string | null, by: string): Promise<void>;
  lock(teamId: string, id: string): Promise<Persona | null>;
  /** `name_taken` where another has that name, `stands_in` where that person has one already. */
  insert(
    persona: PersonaTerms & { id: string; teamId: string },
    by: string,
  ): Promise<Persona | 'name_taken' | 'stands_in'>;
  /** Compare-and-set on the version. */
  change(before: Persona, terms: PersonaTerms, by: string): Promise<Persona | 'name_taken' | 'stands_in'>;
  /** Gives it another picture; the one before is deleted. */
  setFace(before: Persona, pictureId: string, by: string): Promise<Persona>;
  archive(before: Persona, by: string): Promise<void>;
  agree(before: Persona): Promise<void>;
  /** Where a persona is sent from, by its id. */
  usesOf(teamId: string): Promise<ReadonlyMap<string, PersonaUses>>;
  /** Whether a person refused, lately, that one which somebody made or changed stands in for them. */
  saidNo(by: { teamId: string; userId: string }, person: string, days: number): Promise<boolean>;
  /** Somebody's own, younger than a day, and than an hour where it was imported. */
  draft(by: { teamId: string; userId: string }, id: string): Promise<PersonaDraft | null>;
  keepDraft(draft: PersonaDraft): Promise<void>;
  removeDraft(id: string): Promise<void>;
  /** Keeps a picture that belongs to nobody yet; false where it can't be encrypted. */
  keepPicture(teamId: string, picture: NewPicture, by: string): Promise<boolean>;
  /** Somebody says that they may use a real person's likeness. */
  allowLikeness(teamId: string, pictureId: string, by: string): Promise<void>;
  /** Gives it to the persona that has it as its face, and deletes what that had before. */
  settlePictures(persona: Pick<Persona, 'id' | 'teamId' | 'faceId'>): Promise<void>;
};
