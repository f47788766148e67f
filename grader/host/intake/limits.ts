/** Limits on what is handed in; a legitimate submission stays far below each. */
const MiB = 1024 ** 2;

/** Bytes of one exercise's file. */
export const maxSourceBytes = 256 * 1024;
/** Bytes of an archive inside an archive. */
export const maxInnerArchiveBytes = 32 * MiB;
/** Bytes that a compressed tar may inflate to: a student's tar, and one that is named on the command line. */
export const maxTarBytes = { student: 64 * MiB, source: 1024 * MiB };
/** Entries of one student's archive with all archives inside it, and of a source. */
export const maxEntries = { student: 10_000, source: 200_000 };
/** Bytes of all archives inside one student's archive. */
export const maxAllInnerBytes = 256 * MiB;
/** Depth of nested archives: a class's archive, a student's in it, and one more if a student packs an archive. */
export const maxArchiveDepth = 4;
/** Folders above a file. */
export const maxFolderDepth = 32;
/** Characters of one name in a path. */
export const maxNameLength = 255;
/** Bytes of a table or of metadata. */
export const maxTableBytes = 16 * MiB;
