/** Bounds on what is handed in; a legitimate submission stays far below each. */
const MiB = 1024 ** 2;

/** Bytes of one exercise's file. */
export const largestSource = 256 * 1024;
/** Bytes of an archive inside an archive. */
export const largestInner = 32 * MiB;
/** Bytes that a compressed tar may inflate to: a student's, and one that is named on the command line. */
export const largestTar = { student: 64 * MiB, source: 1024 * MiB };
/** Entries of one student's archive with all archives inside it, and of a source. */
export const mostEntries = { student: 10_000, source: 200_000 };
/** Bytes of all archives inside one student's archive. */
export const mostInner = 256 * MiB;
/** A class's archive, a student's in it, and one more if a student packs an archive. */
export const deepestArchive = 4;
/** Folders above a file. */
export const deepestFolder = 32;
/** Characters of one name in a path. */
export const longestName = 255;
/** Bytes of a table or of metadata. */
export const largestTable = 16 * MiB;
