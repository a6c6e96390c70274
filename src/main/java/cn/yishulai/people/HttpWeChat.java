package cn.yishulai.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.Set;

/** WeChat's {@code jscode2session}. It answers 200 to everything and says in {@code errcode} what it means. */
final class HttpWeChat implements WeChat {

    /** An invalid code, one that was used, none at all. Everything else, a wrong secret too, is for a person to mend. */
    private static final Set<Integer> NO_SUCH_CODE = Set.of(40029, 40163, 41008);

    private final URI address;
    private final String appId;
    private final String secret;
    private final OutsideHttp http;

    HttpWeChat(URI address, String appId, String secret, OutsideHttp http) {
        this.address = address;
        this.appId = appId;
        this.secret = secret;
        this.http = http;
    }

    @Override
    public Optional<String> openid(String code) throws OutsideAway {
        URI question = URI.create("%s?appid=%s&secret=%s&js_code=%s&grant_type=authorization_code"
                .formatted(address, encoded(appId), encoded(secret), encoded(code)));
        OutsideHttp.Answer answer = http.ask(HttpRequest.newBuilder(question).GET());
        int error = answer.body().path("errcode").asInt();
        String openid = answer.body().path("openid").asText();
        if (NO_SUCH_CODE.contains(error)) {
            return Optional.empty();
        }
        if (answer.status() != 200 || error != 0 || openid.isBlank()) {
            throw new OutsideAway("WeChat answered %d, errcode %d".formatted(answer.status(), error));
        }
        return Optional.of(openid);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
