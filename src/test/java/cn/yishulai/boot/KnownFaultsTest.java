package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rehearsal of an upgrade forgives what is known, and nothing beside it. */
class KnownFaultsTest {

    private static final String OUTGROWN =
            "{\"message\":\"failure urn:uuid:1\",\"stackTrace\":\"PSQLException: ERROR: cached plan must not change result type\"}";
    private static final String NEW_TABLE_RULE =
            "{\"message\":\"failure urn:uuid:2\",\"stackTrace\":\"PSQLException: ERROR: new row violates swap_request_held\"}";

    @TempDir
    Path folder;

    private final KnownFaults known = new KnownFaults();

    @BeforeEach
    void aNodeOfTheLastReleaseSaidBoth() throws Exception {
        Path log = folder.resolve("node1.log");
        Files.write(log, List.of(OUTGROWN, NEW_TABLE_RULE));
        known.keep(log);
        assertThat(log).as("its successor begins a log of its own").doesNotExist();
    }

    @Test
    void aTableThatGrewIsForgiven() throws Exception {
        assertThat(known.othersThan(List.of("urn:uuid:1"))).isEmpty();
    }

    @Test
    void whateverElseTheLastReleaseCallsItsFaultIsNot() throws Exception {
        assertThat(known.othersThan(List.of("urn:uuid:1", "urn:uuid:2"))).containsExactly(NEW_TABLE_RULE);
    }

    @Test
    void whatAnotherNodeSaidIsNot() throws Exception {
        Files.write(folder.resolve("node1.log"), List.of(OUTGROWN.replace("uuid:1", "uuid:3")));
        assertThat(known.othersThan(List.of("urn:uuid:3", "an answer without an instance")))
                .containsExactly(
                        "urn:uuid:3: said by no node of the last release",
                        "an answer without an instance: said by no node of the last release");
    }

    @Test
    void moreThanItHasConnectionsAreNot() throws Exception {
        assertThat(known.othersThan(Collections.nCopies(20, "urn:uuid:1"))).isEmpty();
        assertThat(known.othersThan(Collections.nCopies(21, "urn:uuid:1"))).hasSize(21);
    }
}
