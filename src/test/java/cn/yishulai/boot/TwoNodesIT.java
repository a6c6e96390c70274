package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every race stands on: two nodes, one house. */
@ExtendWith(TwoNodes.Running.class)
class TwoNodesIT {

    @Test
    void whatOneNodeDoesTheOtherKnows(TwoNodes nodes) throws Exception {
        Desk here = nodes.desk(1);
        Desk there = nodes.desk(2);
        String family;
        String copy;
        try (Connection connection = nodes.connect()) {
            Town town = new Town(connection);
            family = town.families(2, 3).get(0);
            copy = town.copy(here.site());
        }
        assertThat(there.statusOf(copy)).isEqualTo("AVAILABLE");
        Desk.Answer given = here.verb(copy, "hand-over", Map.of("familyCode", family));
        assertThat(given.status()).as("%s", given).isEqualTo(200);
        assertThat(there.statusOf(copy)).isEqualTo("HANDED_OVER");
        assertThat(nodes.one().port()).isNotEqualTo(nodes.two().port());
        nodes.auditIsClean();
    }

    @Test
    void aTokenOfOneNodeIsGoodAtTheOther(TwoNodes nodes) throws Exception {
        Desk here = nodes.desk(1);
        Desk.Answer unknown = here.at(nodes.two()).verb("0000000000", "shelve", Map.of());
        assertThat(unknown.status()).as("%s", unknown).isIn(400, 404);
    }
}
