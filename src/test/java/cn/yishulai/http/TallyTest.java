package cn.yishulai.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What counts as a scan is named as the contract names it. */
class TallyTest {

    @Test
    void everyScanIsAnOperationOfTheContract() {
        String contract = new String(ContractFile.read("contract/openapi.yaml"), StandardCharsets.UTF_8);
        assertThat(Tally.SCANS.keySet())
                .allSatisfy(operation -> assertThat(contract).contains("operationId: " + operation + "\n"));
    }
}
