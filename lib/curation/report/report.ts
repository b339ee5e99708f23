/** A number that was counted up to a bound: `isMore` says that there are more. */
export interface Counted {
  count: number;
  isMore: boolean;
}

/** A clip by its name. */
export interface NamedClip {
  slug: string;
  en: string;
  zh: string;
}

/** What a curator wants to know first: what is new, what waits, what is broken, how large it all is. */
export interface Report {
  /** When it was made, and what counts as new: milliseconds. */
  at: number;
  since: number;
  fresh: {
    clips: Counted;
    /** The newest of them. */
    named: NamedClip[];
    candidates: Counted;
    changes: Counted;
    curators: string[];
  };
  waiting: {
    candidates: Counted;
    later: Counted;
    byKind: { kind: string; count: number }[];
    /** When the one that waits longest came; null when nothing waits. */
    oldestAt: number | null;
  };
  broken: {
    /** Addresses that clips name and that are gone. */
    links: Counted;
    feeds: { address: string; failures: number; error: string | null }[];
    /** Of the newest files so many are not there; null where the store is not a disk of ours. */
    files: { looked: number; missing: string[] } | null;
  };
  sizes: {
    clips: number;
    /** Rows of files and their bytes. */
    files: Counted;
    mediaBytes: number;
    databaseBytes: number;
    /** null where they are not on a disk of ours. */
    freeBytes: { database: number | null; media: number | null };
  };
  backup: { at: number; folder: string | null } | null;
  jobs: { all: Counted; due: number; running: number; failing: number; nextAt: number | null };
}
