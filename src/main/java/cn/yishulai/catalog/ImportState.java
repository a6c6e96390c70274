package cn.yishulai.catalog;

import java.util.Set;

/** How far an import is. */
public enum ImportState {
    /** Parts of the file are missing. */
    UPLOADING,
    /** Some process reads the file and says what would happen. */
    CHECKING,
    /** Can be looked at, and started. */
    CHECKED,
    /** Some process brings the records in. */
    RUNNING,
    DONE,
    /** The file as a whole cannot be read. */
    FAILED,
    /** Somebody stopped it. What was in is in. */
    CANCELLED;

    boolean canBecome(ImportState next) {
        return switch (this) {
            case UPLOADING -> Set.of(CHECKING, CANCELLED).contains(next);
            case CHECKING -> Set.of(CHECKED, FAILED, CANCELLED).contains(next);
            case CHECKED -> Set.of(RUNNING, CANCELLED).contains(next);
            case RUNNING -> Set.of(DONE, FAILED, CANCELLED).contains(next);
            case DONE, FAILED, CANCELLED -> false;
        };
    }
}
