using System.Collections.Frozen;

namespace Counterpoise;

/// <summary>A work in the bibliography.</summary>
/// <param name="Key">Key by which code and files cite it.</param>
/// <param name="Author">Authors, surname first.</param>
/// <param name="Year">Year of publication.</param>
/// <param name="Title">Title.</param>
/// <param name="Outlet">Journal with volume, or publisher.</param>
public sealed record Work(string Key, string Author, int Year, string Title, string Outlet)
{
    /// <summary>Author and year, as in running text.</summary>
    public string Short => $"{Surnames} {Year.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>The full reference on one line.</summary>
    public string Full =>
        $"{Author} ({Year.ToString(System.Globalization.CultureInfo.InvariantCulture)}). {Title}. {Outlet}.";

    private string Surnames
    {
        get
        {
            var names = Author.Split("; ").Select(name => name.Split(',')[0]).ToArray();
            return names.Length switch
            {
                1 => names[0],
                2 => $"{names[0]} & {names[1]}",
                _ => $"{names[0]} et al.",
            };
        }
    }
}

/// <summary>The works that the engine cites: every formula, measure and theory names one or says that it is ours.</summary>
public static partial class Bibliography
{
    private static readonly FrozenDictionary<string, Work> Works = new Work[]
    {
        new(
            "anders2020",
            "Anders, Therese; Fariss, Christopher J.; Markowitz, Jonathan N.",
            2020,
            "Bread before guns or butter: Introducing surplus domestic product (SDP)",
            "International Studies Quarterly 64(2)"
        ),
        new(
            "beckley2018",
            "Beckley, Michael",
            2018,
            "The power of nations: Measuring what matters",
            "International Security 43(2)"
        ),
        new(
            "bremer1992",
            "Bremer, Stuart A.",
            1992,
            "Dangerous dyads: Conditions affecting the likelihood of interstate war, 1816-1965",
            "Journal of Conflict Resolution 36(2)"
        ),
        new("buenodemesquita1981", "Bueno de Mesquita, Bruce", 1981, "The War Trap", "Yale University Press"),
        new("boulding1962", "Boulding, Kenneth E.", 1962, "Conflict and Defense", "Harper"),
        new(
            "cartersignorino2010",
            "Carter, David B.; Signorino, Curtis S.",
            2010,
            "Back to the future: Modeling time dependence in binary data",
            "Political Analysis 18(3)"
        ),
        new("devroye1986", "Devroye, Luc", 1986, "Non-Uniform Random Variate Generation", "Springer"),
        new(
            "dixon1994",
            "Dixon, William J.",
            1994,
            "Democracy and the peaceful settlement of international conflict",
            "American Political Science Review 88(1)"
        ),
        new(
            "fairfield2017",
            "Fairfield, Tasha; Charman, Andrew E.",
            2017,
            "Explicit Bayesian analysis for process tracing",
            "Political Analysis 25(3)"
        ),
        new(
            "gibler2005",
            "Gibler, Douglas M.; Rider, Toby J.; Hutchison, Marc L.",
            2005,
            "Taking arms against a sea of troubles: Conventional arms races during periods of rivalry",
            "Journal of Peace Research 42(2)"
        ),
        new(
            "hayes2007",
            "Hayes, Andrew F.; Krippendorff, Klaus",
            2007,
            "Answering the call for a standard reliability measure for coding data",
            "Communication Methods and Measures 1(1)"
        ),
        new(
            "hyndman1996",
            "Hyndman, Rob J.; Fan, Yanan",
            1996,
            "Sample quantiles in statistical packages",
            "The American Statistician 50(4)"
        ),
        new(
            "krippendorff2011",
            "Krippendorff, Klaus",
            2011,
            "Computing Krippendorff's alpha-reliability",
            "Working paper, Annenberg School for Communication, University of Pennsylvania"
        ),
        new(
            "lemire2019",
            "Lemire, Daniel",
            2019,
            "Fast random integer generation in an interval",
            "ACM Transactions on Modeling and Computer Simulation 29(1)"
        ),
        new(
            "fordham2016",
            "Fordham, Benjamin O.; Poast, Paul",
            2016,
            "All alliances are multilateral: Rethinking alliance formation",
            "Journal of Conflict Resolution 60(5)"
        ),
        new(
            "goldengorin1999",
            "Goldengorin, Boris; Sierksma, Gerard; Tijssen, Gert A.; Tso, Michael",
            1999,
            "The data-correcting algorithm for the minimization of supermodular functions",
            "Management Science 45(11)"
        ),
        new(
            "good1953",
            "Good, I. J.",
            1953,
            "The population frequencies of species and the estimation of population parameters",
            "Biometrika 40(3/4)"
        ),
        new(
            "jackson1996",
            "Jackson, Matthew O.; Wolinsky, Asher",
            1996,
            "A strategic model of social and economic networks",
            "Journal of Economic Theory 71(1)"
        ),
        new(
            "jackson2002",
            "Jackson, Matthew O.; Watts, Alison",
            2002,
            "The evolution of social and economic networks",
            "Journal of Economic Theory 106(2)"
        ),
        new(
            "jackson2015",
            "Jackson, Matthew O.; Nei, Stephen",
            2015,
            "Networks of military alliances, wars, and international trade",
            "Proceedings of the National Academy of Sciences 112(50)"
        ),
        new(
            "leeds2003",
            "Leeds, Brett Ashley",
            2003,
            "Alliance reliability in times of war: Explaining state decisions to violate treaties",
            "International Organization 57(4)"
        ),
        new(
            "berkemeier2018",
            "Berkemeier, Molly; Fuhrmann, Matthew",
            2018,
            "Reassessing the fulfillment of alliance commitments in war",
            "Research & Politics 5(2)"
        ),
        new(
            "fuhrmann2014",
            "Fuhrmann, Matthew; Sechser, Todd S.",
            2014,
            "Signaling alliance commitments: Hand-tying and sunk costs in extended nuclear deterrence",
            "American Journal of Political Science 58(4)"
        ),
        new(
            "snyder1984",
            "Snyder, Glenn H.",
            1984,
            "The security dilemma in alliance politics",
            "World Politics 36(4)"
        ),
        new(
            "plischke2013",
            "Plischke, Elmar; Borgonovo, Emanuele; Smith, Curtis L.",
            2013,
            "Global sensitivity measures from given data",
            "European Journal of Operational Research 226(3)"
        ),
        new(
            "kelley1935",
            "Kelley, Truman L.",
            1935,
            "An unbiased correlation ratio measure",
            "Proceedings of the National Academy of Sciences 21(9)"
        ),
        new(
            "morrow1991",
            "Morrow, James D.",
            1991,
            "Alliances and asymmetry: An alternative to the capability aggregation model of alliances",
            "American Journal of Political Science 35(4)"
        ),
        new(
            "tarjan1972",
            "Tarjan, Robert",
            1972,
            "Depth-first search and linear graph algorithms",
            "SIAM Journal on Computing 1(2)"
        ),
        new(
            "lind2008",
            "Lind, Jennifer",
            2008,
            "Sorry States: Apologies in International Politics",
            "Cornell University Press"
        ),
        new(
            "marquardt1963",
            "Marquardt, Donald W.",
            1963,
            "An algorithm for least-squares estimation of nonlinear parameters",
            "Journal of the Society for Industrial and Applied Mathematics 11(2)"
        ),
        new(
            "marsaglia2000",
            "Marsaglia, George; Tsang, Wai Wan",
            2000,
            "A simple method for generating gamma variables",
            "ACM Transactions on Mathematical Software 26(3)"
        ),
        new(
            "most1989",
            "Most, Benjamin A.; Starr, Harvey",
            1989,
            "Inquiry, Logic and International Politics",
            "University of South Carolina Press"
        ),
        new(
            "ogita2005",
            "Ogita, Takeshi; Rump, Siegfried M.; Oishi, Shin'ichi",
            2005,
            "Accurate sum and dot product",
            "SIAM Journal on Scientific Computing 26(6)"
        ),
        new(
            "salmon2011",
            "Salmon, John K.; Moraes, Mark A.; Dror, Ron O.; Shaw, David E.",
            2011,
            "Parallel random numbers: As easy as 1, 2, 3",
            "Proceedings of SC11"
        ),
        new(
            "shapley1953",
            "Shapley, Lloyd S.",
            1953,
            "A value for n-person games",
            "Contributions to the Theory of Games II, Princeton University Press"
        ),
        new(
            "singer1972",
            "Singer, J. David; Bremer, Stuart; Stuckey, John",
            1972,
            "Capability distribution, uncertainty, and major power war, 1820-1965",
            "in Russett (ed.), Peace, War, and Numbers, Sage"
        ),
        new(
            "starr1978",
            "Starr, Harvey",
            1978,
            "'Opportunity' and 'willingness' as ordering concepts in the study of war",
            "International Interactions 4(4)"
        ),
        new(
            "walt1985",
            "Walt, Stephen M.",
            1985,
            "Alliance formation and the balance of world power",
            "International Security 9(4)"
        ),
        new("walt1987", "Walt, Stephen M.", 1987, "The Origins of Alliances", "Cornell University Press"),
        new(
            "wichura1988",
            "Wichura, Michael J.",
            1988,
            "Algorithm AS 241: The percentage points of the normal distribution",
            "Applied Statistics 37(3)"
        ),
        new(
            "fletcher1970",
            "Fletcher, Roger",
            1970,
            "A new approach to variable metric algorithms",
            "The Computer Journal 13(3)"
        ),
        new("besag1975", "Besag, Julian", 1975, "Statistical analysis of non-lattice data", "The Statistician 24(3)"),
        new(
            "strauss1990",
            "Strauss, David; Ikeda, Michael",
            1990,
            "Pseudolikelihood estimation for social networks",
            "Journal of the American Statistical Association 85(409)"
        ),
        new(
            "desmarais2012",
            "Desmarais, Bruce A.; Cranmer, Skyler J.",
            2012,
            "Statistical mechanics of networks: Estimation and uncertainty",
            "Physica A 391(4) [check]"
        ),
        new(
            "schmid2017",
            "Schmid, Christian S.; Desmarais, Bruce A.",
            2017,
            "Exponential random graph models with big networks: Maximum pseudolikelihood estimation and the parametric bootstrap",
            "IEEE International Conference on Big Data, pp. 116-121"
        ),
        new(
            "schmid2023",
            "Schmid, Christian S.; Hunter, David R.",
            2023,
            "Computing pseudolikelihood estimators for exponential-family random graph models",
            "Journal of Data Science 21(2) [check]"
        ),
        new(
            "godambe1960",
            "Godambe, V. P.",
            1960,
            "An optimum property of regular maximum likelihood estimation",
            "Annals of Mathematical Statistics 31(4)"
        ),
        new(
            "geman1984",
            "Geman, Stuart; Geman, Donald",
            1984,
            "Stochastic relaxation, Gibbs distributions, and the Bayesian restoration of images",
            "IEEE Transactions on Pattern Analysis and Machine Intelligence 6(6)"
        ),
        new(
            "chandler2007",
            "Chandler, Richard E.; Bate, Steven",
            2007,
            "Inference for clustered data using the independence loglikelihood",
            "Biometrika 94(1)"
        ),
        new(
            "aronow2015",
            "Aronow, Peter M.; Samii, Cyrus; Assenova, Valentina A.",
            2015,
            "Cluster-robust variance estimation for dyadic data",
            "Political Analysis 23(4)"
        ),
        new(
            "axelrod1993",
            "Axelrod, Robert; Bennett, D. Scott",
            1993,
            "A landscape theory of aggregation",
            "British Journal of Political Science 23(2)"
        ),
        new(
            "brier1950",
            "Brier, Glenn W.",
            1950,
            "Verification of forecasts expressed in terms of probability",
            "Monthly Weather Review 78(1)"
        ),
        new(
            "mearsheimer1989",
            "Mearsheimer, John J.",
            1989,
            "Assessing the conventional balance: The 3:1 rule and its critics",
            "International Security 13(4)"
        ),
        new(
            "schroeder1994",
            "Schroeder, Paul",
            1994,
            "Historical reality vs. neo-realist theory",
            "International Security 19(1)"
        ),
        new(
            "bailey2017",
            "Bailey, Michael A.; Strezhnev, Anton; Voeten, Erik",
            2017,
            "Estimating dynamic state preferences from United Nations voting data",
            "Journal of Conflict Resolution 61(2)"
        ),
        new(
            "barbieri1996",
            "Barbieri, Katherine",
            1996,
            "Economic interdependence: A path to peace or a source of interstate conflict?",
            "Journal of Peace Research 33(1)"
        ),
        new(
            "cha1999",
            "Cha, Victor D.",
            1999,
            "Alignment Despite Antagonism: The United States-Korea-Japan Security Triangle",
            "Stanford University Press"
        ),
        new(
            "christensen1990",
            "Christensen, Thomas J.; Snyder, Jack",
            1990,
            "Chain gangs and passed bucks: Predicting alliance patterns in multipolarity",
            "International Organization 44(2)"
        ),
        new(
            "friedman2001",
            "Friedman, Jerome H.",
            2001,
            "Greedy function approximation: A gradient boosting machine",
            "Annals of Statistics 29(5)"
        ),
        new(
            "tetlock2005",
            "Tetlock, Philip E.",
            2005,
            "Expert Political Judgment: How Good Is It? How Can We Know?",
            "Princeton University Press"
        ),
        new(
            "elman1996",
            "Elman, Colin",
            1996,
            "Horses for courses: Why not neorealist theories of foreign policy?",
            "Security Studies 6(1)"
        ),
        new(
            "katzenstein1996",
            "Katzenstein, Peter J. (ed.)",
            1996,
            "The Culture of National Security: Norms and Identity in World Politics",
            "Columbia University Press"
        ),
        new(
            "lai2000",
            "Lai, Brian; Reiter, Dan",
            2000,
            "Democracy, political similarity, and international alliances, 1816-1992",
            "Journal of Conflict Resolution 44(2)"
        ),
        new("mearsheimer2001", "Mearsheimer, John J.", 2001, "The Tragedy of Great Power Politics", "Norton"),
        new(
            "oneal1997",
            "Oneal, John R.; Russett, Bruce M.",
            1997,
            "The classical liberals were right: Democracy, interdependence, and conflict, 1950-1985",
            "International Studies Quarterly 41(2)"
        ),
        new(
            "rose1998",
            "Rose, Gideon",
            1998,
            "Neoclassical realism and theories of foreign policy",
            "World Politics 51(1)"
        ),
        new(
            "russett1998",
            "Russett, Bruce; Oneal, John R.; Davis, David R.",
            1998,
            "The third leg of the Kantian tripod for peace: International organizations and militarized disputes, 1950-85",
            "International Organization 52(3)"
        ),
        new(
            "schweller1994",
            "Schweller, Randall L.",
            1994,
            "Bandwagoning for profit: Bringing the revisionist state back in",
            "International Security 19(1)"
        ),
        new(
            "schweller1998",
            "Schweller, Randall L.",
            1998,
            "Deadly Imbalances: Tripolarity and Hitler's Strategy of World Conquest",
            "Columbia University Press"
        ),
        new(
            "schweller2006",
            "Schweller, Randall L.",
            2006,
            "Unanswered Threats: Political Constraints on the Balance of Power",
            "Princeton University Press"
        ),
        new(
            "taliaferro2006",
            "Taliaferro, Jeffrey W.",
            2006,
            "State building for future wars: Neoclassical realism and the resource-extractive state",
            "Security Studies 15(3)"
        ),
        new("waltz1979", "Waltz, Kenneth N.", 1979, "Theory of International Politics", "Addison-Wesley"),
        new(
            "waltz1993",
            "Waltz, Kenneth N.",
            1993,
            "The emerging structure of international politics",
            "International Security 18(2)"
        ),
        new(
            "waltz1996",
            "Waltz, Kenneth N.",
            1996,
            "International politics is not foreign policy",
            "Security Studies 6(1)"
        ),
        new(
            "wendt1992",
            "Wendt, Alexander",
            1992,
            "Anarchy is what states make of it: The social construction of power politics",
            "International Organization 46(2)"
        ),
        new(
            "buenodemesquita1975",
            "Bueno de Mesquita, Bruce",
            1975,
            "Measuring systemic polarity",
            "Journal of Conflict Resolution 19(2)"
        ),
        new(
            "cohen1968",
            "Cohen, Jacob",
            1968,
            "Weighted kappa: Nominal scale agreement with provision for scaled disagreement or partial credit",
            "Psychological Bulletin 70(4)"
        ),
        new(
            "haege2011",
            "Häge, Frank M.",
            2011,
            "Choice or circumstance? Adjusting measures of foreign policy similarity for chance agreement",
            "Political Analysis 19(3)"
        ),
        new(
            "kendall1945",
            "Kendall, Maurice G.",
            1945,
            "The treatment of ties in ranking problems",
            "Biometrika 33(3)"
        ),
        new(
            "leedssavun2007",
            "Leeds, Brett Ashley; Savun, Burcu",
            2007,
            "Terminating alliances: Why do states abrogate agreements?",
            "Journal of Politics 69(4)"
        ),
        new("maoz1996", "Maoz, Zeev", 1996, "Domestic Sources of Global Change", "University of Michigan Press"),
        new(
            "maoz2010",
            "Maoz, Zeev",
            2010,
            "Networks of Nations: The Evolution, Structure, and Impact of International Networks, 1816-2001",
            "Cambridge University Press"
        ),
        new(
            "miller2022",
            "Miller, Steven V.",
            2022,
            "A random item response model of external territorial threat, 1816-2010",
            "Journal of Global Security Studies 7(4)"
        ),
        new(
            "scott1955",
            "Scott, William A.",
            1955,
            "Reliability of content analysis: The case of nominal scale coding",
            "Public Opinion Quarterly 19(3)"
        ),
        new(
            "signorinoritter1999",
            "Signorino, Curtis S.; Ritter, Jeffrey M.",
            1999,
            "Tau-b or not tau-b: Measuring the similarity of foreign policy positions",
            "International Studies Quarterly 43(1)"
        ),
        new("kelly2013", "Kelly, Robert E.", 2013, "Why don't Korea and Japan align?", "Asian Security Blog"),
    }.ToFrozenDictionary(work => work.Key);

    /// <summary>Every work, by key.</summary>
    public static IEnumerable<Work> All => Works.Values.OrderBy(work => work.Key, StringComparer.Ordinal);

    /// <summary>A text with the keys of works in it written out as author and year.</summary>
    /// <param name="text">Such as <c>contested (elman1996, p. 7)</c>.</param>
    public static string WrittenOut(string text) =>
        KeyInText().Replace(text, match => Works.TryGetValue(match.Value, out var work) ? work.Short : match.Value);

    /// <summary>Finds a work; null where none has the key.</summary>
    public static Work? Find(string key) => Works.GetValueOrDefault(key);

    /// <summary>The work of a key.</summary>
    /// <exception cref="KeyNotFoundException">The key is unknown.</exception>
    public static Work Of(string key) =>
        Works.TryGetValue(key, out var work) ? work : throw new KeyNotFoundException($"No work has the key '{key}'.");

    [System.Text.RegularExpressions.GeneratedRegex("[a-z]+[0-9]{4}", default, matchTimeoutMilliseconds: 1000)]
    private static partial System.Text.RegularExpressions.Regex KeyInText();
}
