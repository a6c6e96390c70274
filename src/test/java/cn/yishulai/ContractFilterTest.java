package cn.yishulai;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The filter is only worth something if it notices: a service that drifts is put in front of it. */
class ContractFilterTest {

    private static final String JSON = "application/json;charset=UTF-8";
    private static final String PROBLEM = "application/problem+json";

    private HttpServer service;
    private int status = 200;
    private String type = JSON;
    private String body = "";

    @BeforeEach
    void startAServiceThatSaysWhatItIsTold() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        service.start();
    }

    @AfterEach
    void stopIt() {
        service.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'items':[]}",
                "{'items':[{'id':'1','name':'中心','kind':'CENTRE','receives':true}],'nextAfter':'1'}",
            })
    void whatTheContractSaysPasses(String answer) {
        body = json(answer);
        assertThat(askFor("/v1/sites").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a missing member       | {'items':[{'id':'1','name':'中心','kind':'CENTRE'}]}",
                "a member nobody named  | {'items':[{'id':'1','name':'中心','kind':'CENTRE','receives':true,'phone':'1'}]}",
                "a kind nobody named    | {'items':[{'id':'1','name':'中心','kind':'SHOP','receives':true}]}",
                "null for absent        | {'items':[],'nextAfter':null}",
                "a number as a text     | {'items':[{'id':1,'name':'中心','kind':'CENTRE','receives':true}]}",
                "a list without its box | []",
                "nothing at all         | ''",
            })
    void driftIsNoticed(String what, String answer) {
        body = json(answer);
        assertThatThrownBy(() -> askFor("/v1/sites")).as(what).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @CsvSource({"404", "409", "422", "429", "500", "503"})
    void everyRefusalHasTheShapeOfAProblem(int refused) {
        status = refused;
        type = PROBLEM;
        body = json(
                "{'type':'/problems/site-unknown','code':'site-unknown','title':'没有这个点位。','status':" + refused + "}");
        assertThat(askFor("/v1/sites/1").statusCode()).isEqualTo(refused);
        body = json("{'title':'Not Found','status':" + refused + "}");
        assertThatThrownBy(() -> askFor("/v1/sites/1")).isInstanceOf(AssertionError.class);
        body = json("{'type':'/problems/x','code':'X_Y','title':'x','status':" + refused + "}");
        assertThatThrownBy(() -> askFor("/v1/sites/1")).isInstanceOf(AssertionError.class);
        type = JSON;
        body = json("{'type':'/problems/site-unknown','code':'site-unknown','title':'x','status':" + refused + "}");
        assertThatThrownBy(() -> askFor("/v1/sites/1")).isInstanceOf(AssertionError.class);
    }

    @Test
    void aDayThatIsNoDayIsNoticed() {
        body = json(
                "{'id':'1','name':'中心','kind':'CENTRE','receives':true,'openDays':[{'day':'22.11.2026','open':true}]}");
        assertThatThrownBy(() -> askFor("/v1/sites/1")).isInstanceOf(AssertionError.class);
    }

    @Test
    void anAnswerWhereTheContractKnowsNothingIsNoticed() {
        body = json("{'items':[]}");
        assertThatThrownBy(() -> askFor("/v1/secrets")).isInstanceOf(AssertionError.class);
        status = 404;
        assertThat(askFor("/v1/secrets").statusCode()).isEqualTo(404);
    }

    @Test
    void aStatusThatIsNotInTheContractIsNoticed() {
        status = 202;
        body = json("{'items':[]}");
        assertThatThrownBy(() -> askFor("/v1/sites")).isInstanceOf(AssertionError.class);
    }

    @Test
    void aWriteThatSucceedsMustHaveBeenAllowed() {
        status = 202;
        body = json("{'validSeconds':300,'resendSeconds':60}");
        RequestSpecification ask = ask().contentType("application/json").body(json("{'phone':'13800000001'}"));
        assertThatThrownBy(() -> ask.post("/v1/one-time-codes"))
                .as("no Idempotency-Key")
                .isInstanceOf(AssertionError.class);
        assertThat(ask.header("Idempotency-Key", "6f2c7a34-8f0e-4d0a-9c55-0b7a2f1c9d10")
                        .post("/v1/one-time-codes")
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void aCalendarAndThePublicPageAreHeldToTheirTypes() {
        type = "text/calendar;charset=UTF-8";
        body = "BEGIN:VCALENDAR";
        assertThat(askFor("/v1/fairs/1.ics").statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> askFor("/b/7K2M4Q9D0B")).isInstanceOf(AssertionError.class);
    }

    @Test
    void whatIsNotOursIsNotHeldToIt() {
        type = "text/plain";
        body = "UP";
        assertThat(askFor("/q/health").statusCode()).isEqualTo(200);
    }

    private io.restassured.response.Response askFor(String path) {
        return ask().get(path);
    }

    private RequestSpecification ask() {
        return given().baseUri("http://127.0.0.1")
                .port(service.getAddress().getPort())
                .noFilters()
                .filter(new ContractFilter());
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
