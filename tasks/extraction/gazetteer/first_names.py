"""First names common around the world, folded: a name of several words that opens with one is mostly a person."""

from __future__ import annotations

from typing import Final

from tasks.extraction.words import listed

FIRST_NAMES: Final = listed(
    """
    aaron abdel abdou abdoulaye abdul abdullah abel abigail abraham abu adam adama adebayo adel adrian adriana agnes
    ahmad ahmed aisha aissatou akash akin akua alain alan alassane albert alberto alec alejandra alejandro aleksandr
    alessandro alex alexander alexandra alexandre alexei alexey alexis alfonso alfred alfredo ali alice alicia alina
    allan allen alma alvaro ama amadou amanda amara amelia amina amir amit amos amy ana anastasia anatoly anders
    andre andrea andreas andrei andres andrew andrey andy angel angela angelica angelo anil anita anja ann anna anne
    annette anthony antoine anton antonia antonio anwar archie ariel arjun armando arnold arthur arturo arun ashraf
    asif astrid atiku augusto aung axel ayesha aziz babatunde bakari barbara barry beatrice beatriz belinda ben
    benedict benjamin bernard bernardo bernie bertha beth betty bianca bill billy bjorn blessing bob bobby bola
    boris brad brandon brenda brian bridget bruce bruno bryan camila camille carl carla carlo carlos carmen carol
    carolina caroline carolyn caspar catalina catherine cecilia celia cesar charles charlotte chen chidi chinedu
    chloe chris christian christiana christina christine christoph christophe christopher cindy claire clara claude
    claudia claudio clement colin connor constance cristian cristiano cristina curtis cyril cyrus daisy damian
    daniel daniela daniele danielle danny darren dave david davide dawn dean deborah denis denise dennis derek
    desmond diana diane didier diego dieter dilma dimitri dina diosdado djibril dmitri dmitry dolores dominic
    dominique donald donna dorothy doug douglas duncan dylan ebrahim eddie edgar edith edmund eduardo edward edwin
    efrain eileen eleanor elena eli elias elijah elisa elisabeth elizabeth ella ellen elmer eloise elon elsa emeka
    emilia emilio emily emma emmanuel enrique eric erica erik erika ernest ernesto esteban ester esther ethan eugene
    eva evan eve evelyn evgeny evo ezequiel fabian fabio fadi faisal farah farid fatima fatou fatoumata faure
    federico felipe felix ferdinand fernanda fernando fidel filip filipe florian floyd francesca francesco francine
    francis francisca francisco franck francois frank frankie franz fred frederic frederick frida friedrich fritz
    gabriel gabriela gareth gary gavin gemma gennady geoffrey george georges georgia georgina gerald gerard gerardo
    giammattei gianni gilbert giorgia giorgio giovanni giulia giuseppe gladys glen glenn gloria gonzalo goodluck
    gordon grace graham greg gregor gregory greta guido guillaume guillermo gunther gustavo guy gwen habib hage
    hakim hamid hannah hans harold harriet harris harry harvey hasan hassan hector heidi heinrich helen helena helga
    henri henrik henrique henry herbert herman hernan hilary hillary hiroshi horacio howard huda hugh hugo humberto
    hussein ian ibrahim ibrahima idriss igor ike imran inacio ines ingrid irene irina iris isaac isabel isabella
    isabelle isaiah ismail issa ivan ivana jabulani jack jackie jacob jacqueline jacques jaime jair jake jakob jamal
    james jamie jan jane janet janice jared jarvis jasmin jasmine jason javier jean jeanine jeanne jeff jeffrey
    jennifer jenny jens jeremy jerome jerry jesse jessica jessie jesus jill jim jimena jimmy jin joachim joan joanna
    joao joaquin joe joel joerg johan johann johanna johannes john johnny johnson joko jon jonas jonathan jordi
    jorge jose josef joseph josephine joshua josue joy joyce juan juana judith judy jules julia julian juliana julie
    julien juliet julio julius jurgen justin kamal kamala kamran karen karim karin karl karla kate katherine
    kathleen kathryn kathy katie katrina kay keith kelly kelvin ken kenji kenneth kerry kevin khadija khaled khalid
    khalil kim kirsten kofi kojo konstantin kristen kristin kristina kurt kwabena kwaku kwame kwasi kwesi kyle laila
    lamine lars laura lauren laurence laurent lawrence layla lazarus lea leah lee leila leo leon leonard leonardo
    leonel leroy leslie lewis liam lidia lila lilian liliana lillian lily linda lionel lisa liz lloyd lola lorena
    lorenzo louis louise luc luca lucas lucia luciano lucien lucio lucy luigi luis luisa luiz luka lukas luke lula
    lydia lynn mabel macarena macky madeleine magdalena mahamadou mahamudu mahathir mahmoud mahmud maite malcolm
    malik mamadou manuel manuela marc marcel marcela marcelo marco marcos marcus margaret margarita maria mariam
    mariama mariana marie marilyn marina mario marion marisol marjorie mark markus marta martha martin martina
    marvin mary maryam masha mateo matheus mathias mathieu matias matt matteo matthew matthias maureen maurice
    mauricio mauro max maxim maxime maximilian maya megan mehdi mehmet mei melania melanie melissa mercy meredith
    michael michel michele michelle miguel mike mikhail mila milan mina miriam mitch mohamad mohamed mohammad
    mohammed moira moises mona monica monique morgan morris moses mostafa moussa mubarak muhammad muhammadu mustafa
    mustapha myriam nabil nadia nana nancy naomi narendra natalia natalie natasha nathan nathaniel nayib neil nelson
    nestor ngozi nguyen nicholas nick nicolas nicole nigel nikita nikki nikola nikolai nikolas nina noah noel noemi
    nora norma norman nuno octavio odile olaf oleg olga oliver olivia olivier olusegun omar oprah orlando oscar
    osman otto oumar owen pablo pamela paola paolo parvez pascal patience patrice patricia patricio patrick paul
    paula paulina pauline paulo pedro peggy penelope per percy pete peter petra phil philip philippe phillip pierre
    pilar piotr prakash priya purity rachel rafael raila raj rajesh ralph ramon ramona randy raul ravi ray raymond
    rebecca recep regina reinaldo rene ricardo richard rick rita rob robert roberta roberto robin roch rocio rodney
    rodolfo rodrigo rogelio roger roland rolando roman ron ronald ronaldo rosa rosario rose rosemary ross roxana roy
    ruben rudolf rudy rupert russell ruth ryan saad sabrina sadia sahar said salah salem sally salma salman salvador
    salvatore sam samantha samir sammy samuel sandra sani sanjay santiago sara sarah satoshi saul scott sean
    sebastian sekou selena serena serge sergei sergey sergio seth shane shannon sharon shaun sheila shinzo shirley
    sibusiso sidney sigrid silvia simon simone sina siphiwe sofia solomon sonia sophia sophie stacey stan stanislav
    stanley stefan stefano steffen stella stephan stephane stephanie stephen steve steven stuart sue suleiman sunil
    susan susana susanna susanne suzanne svetlana sylvia sylvie taha takeshi tamara tania tanya tariq tatiana taylor
    ted tedros terence teresa terry thabo thandi theo theodore theresa therese thierry thomas thulani tiago tim
    timothy tina tito tobias todd tom tomas tommy toni tony tracy trevor tristan tunde ugo uhuru ulrich umar umaru
    ursula uwe valentin valentina valeria valerie valery vanessa vera vernon veronica veronique vicente vicky victor
    victoria vikram viktor vincent vincenzo viola violeta vishal vitali vivian viviana vlad vladimir volodymyr vusi
    walid walter wanda wang wangari wayne wendy werner wilfred wilfredo wilhelm willem william willy wilson winnie
    winston wolfgang xavier xiao ximena xiomara yaa yahya yang yasmin yasser yaw yemi yolanda yoshi youssef yoweri
    yuri yusuf yves yvonne zachary zahra zainab zara zeinab zhang zoe zoran zuzana
    """
)
