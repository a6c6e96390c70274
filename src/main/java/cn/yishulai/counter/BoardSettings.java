package cn.yishulai.counter;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How desks hear of each other. */
@ConfigMapping(prefix = "yishulai.counter.boards")
interface BoardSettings {

    /** Between two looks at who else has the copy. */
    Duration every();

    /** A line that has nothing to say says so this often. */
    Duration proof();

    /** A line ends after so long, and who still needs it asks again: with a token that is still good. */
    Duration listen();
}
