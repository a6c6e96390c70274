package cn.yishulai.bench;

import cn.yishulai.catalog.SearchLoad;
import cn.yishulai.catalog.SearchLoad.Asked;
import cn.yishulai.catalog.SearchLoad.Folded;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * The same books in Apache Lucene, in memory, at its best: the tokens are the product's own, the index is sorted by rank
 * and merged into one segment, no hit is counted that is not shown. It does not look whether neighbouring pairs of
 * characters stand in one piece, which the product does.
 */
final class LuceneTitles implements AutoCloseable {

    private static final String ANY = "any";
    private static final String TITLE = "title";

    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final IndexWriter writer;
    private final SearcherManager searchers;

    LuceneTitles(SearchLoad books, int count) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(new NoAnalyzer());
        config.setIndexSort(new Sort(new SortField("rank", SortField.Type.INT)));
        config.setRAMBufferSizeMB(256);
        writer = new IndexWriter(directory, config);
        for (int i = 0; i < count; i++) {
            writer.addDocument(document(SearchLoad.id(i), books.folded(i)));
        }
        writer.forceMerge(1);
        writer.commit();
        searchers = new SearcherManager(writer, new SearcherFactory());
    }

    /** Bytes of the index. */
    long size() throws IOException {
        long size = 0;
        for (String file : directory.listAll()) {
            size += directory.fileLength(file);
        }
        return size;
    }

    /** One more book, found by whoever asks after this. */
    void add(UUID volume, Folded book) throws IOException {
        writer.addDocument(document(volume, book));
        searchers.maybeRefreshBlocking();
    }

    List<UUID> find(Asked asked, int count) throws IOException {
        List<UUID> found = search(tiers(asked), count);
        if (found.isEmpty() && !asked.loose().isEmpty()) {
            found = search(all(ANY, asked.loose()), count);
        }
        if (found.isEmpty() && !asked.latin().isEmpty()) {
            found = search(fuzzy(asked), count);
        }
        return found;
    }

    private List<UUID> search(Query query, int count) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            List<UUID> found = new ArrayList<>();
            for (ScoreDoc hit : searcher.search(query, new TopScoreDocCollectorManager(count, null, count)).scoreDocs) {
                found.add(UUID.fromString(
                        searcher.storedFields().document(hit.doc).get("id")));
            }
            return found;
        } finally {
            searchers.release(searcher);
        }
    }

    /** Each better match adds more than all worse ones together. */
    private static Query tiers(Asked asked) {
        Term whole = new Term("titleKey", asked.whole());
        return new BooleanQuery.Builder()
                .add(new ConstantScoreQuery(all(ANY, asked.terms())), Occur.MUST)
                .add(scored(all(TITLE, asked.terms()), 2), Occur.SHOULD)
                .add(scored(new PrefixQuery(whole), 4), Occur.SHOULD)
                .add(scored(new TermQuery(new Term("authorKey", asked.whole())), 8), Occur.SHOULD)
                .add(scored(new TermQuery(whole), 16), Occur.SHOULD)
                .build();
    }

    private static Query scored(Query query, float score) {
        return new BoostQuery(new ConstantScoreQuery(query), score);
    }

    /** @param terms a star at the end stands for any end */
    private static Query all(String field, List<String> terms) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String term : terms) {
            Query query = term.endsWith("*")
                    ? new PrefixQuery(new Term(field, term.substring(0, term.length() - 1)))
                    : new TermQuery(new Term(field, term));
            all.add(query, Occur.FILTER);
        }
        return all.build();
    }

    private static Query fuzzy(Asked asked) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String word : asked.latin()) {
            all.add(new FuzzyQuery(new Term(ANY, word), word.length() < 8 ? 1 : 2, 2), Occur.FILTER);
        }
        return new ConstantScoreQuery(all.build());
    }

    private static Document document(UUID volume, Folded book) {
        Document document = new Document();
        document.add(new StoredField("id", volume.toString()));
        document.add(new NumericDocValuesField("rank", book.rank()));
        document.add(new StringField("titleKey", book.title(), Field.Store.NO));
        document.add(new StringField("authorKey", book.author(), Field.Store.NO));
        document.add(new Field(ANY, tokens(book, false), type()));
        document.add(new Field(TITLE, tokens(book, true), type()));
        return document;
    }

    private static FieldType type() {
        FieldType type = new FieldType(TextField.TYPE_NOT_STORED);
        type.setIndexOptions(IndexOptions.DOCS);
        type.setOmitNorms(true);
        type.freeze();
        return type;
    }

    private static TokenStream tokens(Folded book, boolean ofTitle) {
        return new Given(book.tokens().stream()
                .filter(token -> token.startsWith("^") == ofTitle)
                .map(token -> ofTitle ? token.substring(1) : token)
                .toArray(String[]::new));
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
        directory.close();
    }

    /** Tokens that are made already. */
    private static final class Given extends TokenStream {

        private final String[] tokens;
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private int next;

        Given(String[] tokens) {
            this.tokens = Arrays.copyOf(tokens, tokens.length);
        }

        @Override
        public boolean incrementToken() {
            if (next == tokens.length) {
                return false;
            }
            clearAttributes();
            term.append(tokens[next++]);
            return true;
        }
    }

    private static final class NoAnalyzer extends Analyzer {

        @Override
        protected TokenStreamComponents createComponents(String field) {
            throw new IllegalStateException("tokens are given");
        }
    }
}
