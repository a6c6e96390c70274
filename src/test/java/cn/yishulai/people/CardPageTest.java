package cn.yishulai.people;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.kernel.FamilyCode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What a stranger's phone shows of a family card. */
@QuarkusTest
class CardPageTest {

    @Inject
    Households households;

    @Test
    void aFoundCardSaysTheSameWhoseeverItIs() {
        FamilyCode ours = households.found("雨桐妈妈").familyCode();
        FamilyCode nobodys = FamilyCode.random();
        String known = page("/F/" + ours, "zh-CN");
        assertThat(known).contains(ours.value()).doesNotContain("雨桐").doesNotContain("<script");
        assertThat(known.replace(ours.value(), ""))
                .isEqualTo(page("/f/" + nobodys, "zh-CN").replace(nobodys.value(), ""));
    }

    @Test
    void theFinderReadsItInEnglishToo() {
        assertThat(page("/F/" + FamilyCode.random(), "en-GB,en;q=0.8")).contains("This is a family card");
    }

    @Test
    void whatIsNoCardIsRefused() {
        RestAssured.given().get("/f/00000001").then().statusCode(400);
    }

    private static String page(String path, String language) {
        return RestAssured.given()
                .header("Accept-Language", language)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
