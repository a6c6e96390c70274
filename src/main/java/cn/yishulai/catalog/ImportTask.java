package cn.yishulai.catalog;

import java.nio.file.Path;

/**
 * What is to be brought in.
 *
 * @param name of the file where it comes from, for the history of each field
 * @param rehearsal only say what would happen
 * @param done what became of the records that are done already
 */
record ImportTask(Path file, String name, boolean rehearsal, ImportCounts done) {}
