/**
 * Work ← edition ← volume; book numbers, search and import.
 *
 * <p>Search is PostgreSQL: characters, pairs of characters, words and pinyin as tokens under a GIN index, and the
 * volumes that somebody waits for in small indexes of their own, which are asked first because they come first.
 * {@code SearchBench} held it against Apache Lucene 9.12, in memory, sorted by rank, one segment, the same tokens; ms of
 * CPU of client and server for a page of 20 with descriptions and availability by site, on a busy machine of two cores:
 *
 * <pre>
 *                              PostgreSQL       Lucene        ratio
 *                              p50    p99     p50    p99    p50  p99
 *    10,000 titles             1.8    5.7     1.1    3.0    1.6  1.9
 *   100,000 titles             1.7    6.5     1.0    2.4    1.8  2.7
 * 1,000,000 titles, 2M copies  3.0   10.5     2.1    6.5    1.5  1.6
 *    found only, 1,000,000     2.2   11.1     1.9    6.3    1.2  1.8
 * </pre>
 *
 * From 10,000 to a million titles p50 grows 1.6 and p99 1.8 times. By the clock at a million titles, beside other work: 1
 * client p50 × 2.2, p99 × 2.1; 8 clients p50 × 4.0 (two cores are full), p99 × 0.8.
 *
 * <p>So PostgreSQL stays. A page is mostly the reading of what is shown, which Lucene cannot save; a write is found by
 * the next search on every node, where a Lucene index on each node would follow a log of changes, be built anew for
 * minutes after every loss, and be one thing more that can differ between two nodes. Lucene is smaller: 135 MB of index
 * where PostgreSQL has 450 MB of token index and 730 MB of rows. Making all anew while it serves took 0.8 ms a row on the
 * busy machine (20,000 rows, {@code reindex --all}); Lucene took 0.4 to 0.8 ms (1,000,000), and serves nothing meanwhile.
 * How many wait is told once a second, so the order of answers follows a request after 0.5 to 1.4 s.
 *
 * <p>Known limits: the later pages of a common word cost more than the first, because they leave the wanted volumes; the
 * end of a number finds nothing, its beginning does; two mistyped letters in both halves of a word are not forgiven;
 * pages filtered by copies look through 2,100 hits and go on with the next page.
 */
@NullMarked
package cn.yishulai.catalog;

import org.jspecify.annotations.NullMarked;
