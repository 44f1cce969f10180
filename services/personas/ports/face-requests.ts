import type { FaceProblem, FaceRequest } from '../faces/face-request.ts';

type FaceRoom = {
  ofPerson: number;
  ofTeam: number;
  isBeingMade: boolean;
  /** Their newest for that persona. */
  newestId: string | null;
};

/** What pictures people want, inside one transaction. */
export type FaceRequests = {
  insert(request: Omit<FaceRequest, 'state' | 'problem' | 'pictureId' | 'workingAt'>): Promise<FaceRequest>;
  lock(id: string): Promise<FaceRequest | null>;
  /** How many a person and a workspace asked for since an hour ago, and whether this one of theirs is being made. */
  room(
    request: Pick<FaceRequest, 'teamId' | 'userId' | 'personaId' | 'source' | 'prompt'>,
  ): Promise<FaceRoom>;
  /** From then on it may have been paid for. */
  begin(request: FaceRequest): Promise<FaceRequest>;
  end(
    request: FaceRequest,
    outcome:
      | { state: 'shown'; pictureId: string }
      | { state: 'failed'; problem: FaceProblem }
      | { state: 'kept' },
  ): Promise<FaceRequest>;
};
