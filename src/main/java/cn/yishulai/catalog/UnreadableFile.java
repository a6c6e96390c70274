package cn.yishulai.catalog;

import java.io.IOException;

/** A file that as a whole is none of the formats we read. */
final class UnreadableFile extends IOException {

    UnreadableFile(String reason) {
        super(reason);
    }
}
