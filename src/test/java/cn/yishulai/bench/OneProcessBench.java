package cn.yishulai.bench;

import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The benchmarks that need no running service, each as one command prints it; {@code mvn -Pbench verify} runs them too. */
class OneProcessBench {

    @Test
    void aThousandLabelsBesideQrencode() throws IOException, InterruptedException {
        LabelBench.main(new String[0]);
    }

    @Test
    void searchesBesideLucene() throws Exception {
        SearchBench.main(sizes("BENCH_TITLES", "10000,1000000"));
    }

    @Test
    void citiesThatTrade() {
        TradeBench.main(sizes("BENCH_OFFERS", "1000000"));
    }

    private static String[] sizes(String variable, String otherwise) {
        return Objects.requireNonNullElse(System.getenv(variable), otherwise).split(",");
    }
}
