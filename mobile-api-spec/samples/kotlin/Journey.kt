package cn.yishulai.sample

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import java.io.IOException
import java.net.URI
import java.net.URLEncoder
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse.BodyHandlers
import java.util.UUID

/**
 * What an app does first, with nothing but the HTTP client of the JDK: sign in, register a book at home, search, ask for a book, see
 * its place in line, take a ticket along, sign out. Each write is safe on a bad network, see [Yishulai.write].
 *
 * A grown app takes the generated client (`mvn -Pclients process-resources`), and keeps the rule of [Yishulai.write].
 */
class Yishulai(private val base: String, private val language: String = "zh-CN") {

    /** A no: decide by [code], which never changes its meaning; show [title]. */
    class Refused(val status: Int, val code: String, val title: String) : Exception("$status $code $title")

    private val http = HttpClient.newHttpClient()
    private val json = ObjectMapper()
    private val device = UUID.randomUUID().toString() // a real app makes it once and keeps it
    private var access: String? = null
    private var refresh: String? = null

    /** How often an answer was lost and the same write was sent again. */
    var asksAgain = 0
        private set

    /** [code] is called when the code is on its way, and asks the person for it. */
    fun signIn(phone: String, code: () -> String): JsonNode {
        write("POST", "/v1/one-time-codes", mapOf("phone" to phone))
        val session = write("POST", "/v1/sessions", mapOf("grant" to "PHONE", "phone" to phone, "code" to code()))
        return session.also(::keep)
    }

    fun signOut() {
        write("DELETE", "/v1/sessions/current")
        access = null
        refresh = null
    }

    /** Exchanges the refresh token; also happens by itself when an access token has come to its end. */
    fun refresh() {
        val token = refresh ?: throw IllegalStateException("nobody is signed in")
        access = null
        keep(write("POST", "/v1/sessions/refresh", mapOf("refreshToken" to token)))
    }

    fun get(path: String, vararg query: Pair<String, String>): JsonNode {
        val asked = query.joinToString("&") { (name, value) -> "$name=" + URLEncoder.encode(value, Charsets.UTF_8) }
        return send { request("GET", if (asked.isEmpty()) path else "$path?$asked") }
    }

    /** All pages of a list, one at a time and only as far as they are read. */
    fun list(path: String, vararg query: Pair<String, String>): Sequence<JsonNode> = sequence {
        var after: String? = null
        do {
            val page = get(path, *query, *listOfNotNull(after?.let { "after" to it }).toTypedArray())
            yieldAll(page["items"])
            after = page["nextAfter"]?.asText()
        } while (after != null)
    }

    /**
     * Sends until there is an answer. The key is made once, so what came through although its answer got lost is not done twice: the
     * service says again what it said then.
     */
    fun write(method: String, path: String, body: Any? = null, key: UUID = UUID.randomUUID()): JsonNode =
        send { request(method, path, body, key) }

    private fun send(request: () -> HttpRequest): JsonNode =
        try {
            untilAnswered(request())
        } catch (refused: Refused) {
            if (refused.status != 401 || access == null) throw refused
            refresh()
            untilAnswered(request())
        }

    private fun untilAnswered(request: HttpRequest): JsonNode {
        var lost: IOException? = null
        for (pause in PAUSES_MS) {
            try {
                return answer(request)
            } catch (cut: IOException) {
                lost = cut
                asksAgain++
                Thread.sleep(pause)
            }
        }
        throw lost!!
    }

    private fun keep(session: JsonNode) {
        access = session["accessToken"].asText()
        refresh = session["refreshToken"].asText()
    }

    private fun request(method: String, path: String, body: Any? = null, key: UUID? = null): HttpRequest {
        val content = if (body == null) BodyPublishers.noBody() else BodyPublishers.ofByteArray(json.writeValueAsBytes(body))
        val request = HttpRequest.newBuilder(URI.create(base + path)).method(method, content)
        request.header("Accept-Language", language).header("Device-Id", device)
        if (body != null) request.header("Content-Type", "application/json")
        access?.let { request.header("Authorization", "Bearer $it") }
        key?.let { request.header("Idempotency-Key", it.toString()) }
        return request.build()
    }

    private fun answer(request: HttpRequest): JsonNode {
        val answer = http.send(request, BodyHandlers.ofByteArray())
        val body = if (answer.body().isEmpty()) json.nullNode() else json.readTree(answer.body())
        if (answer.statusCode() >= 300) {
            throw Refused(answer.statusCode(), body["code"]?.asText() ?: "unknown", body["title"]?.asText() ?: "")
        }
        return body
    }
}

private val PAUSES_MS = listOf(100L, 200L, 400L, 800L, 1600L)

/** The journey against the demonstration; says what it sees, a line each. */
class Journey(private val base: String, private val say: (String) -> Unit) {

    fun walk(phone: String) {
        val app = Yishulai(base)
        val session = app.signIn(phone) { codeOfTheDemonstration(phone) }
        say("signed in as ${session["displayName"].asText()}")

        val book = app.write("POST", "/v1/volumes", mapOf("title" to "湖边的一封信", "author" to "无名氏"))["id"].asText()
        val copy = app.write("POST", "/v1/copies", mapOf("volumeId" to book, "disposition" to "SWAP"))
        say("registered at home: ${copy["volume"]["title"].asText()}, ${copy["status"].asText()}")

        val found = app.list("/v1/volumes", "query" to "封神").first()
        say("found: ${found["title"].asText()}")

        val centre = app.list("/v1/sites").first { it["kind"].asText() == "CENTRE" }
        val wish = mapOf("volumeId" to found["id"].asText(), "pickupSiteId" to centre["id"].asText())
        val key = UUID.randomUUID()
        val request = app.write("POST", "/v1/requests", wish, key)
        say("asked for it: ${request["state"].asText()}, ${request["place"]["because"].asText()}")
        val again = app.write("POST", "/v1/requests", wish, key)
        say("asked again with the same key: ${if (again == request) "the same answer" else "another answer"}")
        try {
            app.write("POST", "/v1/requests", wish)
        } catch (refused: Yishulai.Refused) {
            say("asked again with another key: ${refused.status} ${refused.code}")
        }
        val mine = app.list("/v1/requests").count { it["volume"]["id"] == found["id"] }
        say("in line: $mine time")

        val fair = app.list("/v1/fairs").first()["id"].asText()
        val ticket = app.write("POST", "/v1/fairs/$fair/sessions/1/tickets", mapOf("slot" to 1, "persons" to 2))
        val pass = app.get("/v1/tickets/${ticket["id"].asText()}/pass")
        say("a ticket for ${ticket["persons"].asInt()}, ${if (pass["text"].asText().isBlank()) "not signed" else "signed"}")

        app.write("POST", "/v1/requests/${request["id"].asText()}/cancel")
        app.refresh()
        app.signOut()
        try {
            app.get("/v1/requests")
        } catch (refused: Yishulai.Refused) {
            say("signed out: ${refused.status} ${refused.code}")
        }
        say(if (app.asksAgain > 0) "some answers were lost" else "no answer was lost")
    }

    /** In place of the person's eyes. */
    private fun codeOfTheDemonstration(phone: String): String {
        repeat(100) {
            val page = URI.create("$base/demo/codes").toURL().readText()
            Regex(Regex.escape(phone) + "\\D+>(\\d{6})<").find(page)?.let { return it.groupValues[1] }
            Thread.sleep(100)
        }
        throw IllegalStateException("no code came for $phone")
    }
}

fun main(arguments: Array<String>) = Journey(arguments[0], ::println).walk(arguments[1])
